//! JSON whose objects keep the order of their keys, as those of `serde_json` do not.

use serde::{Serialize, Serializer};
use serde_json::Value;

pub(super) enum Json {
    Object(Vec<(String, Json)>),
    List(Vec<Json>),
    Value(Value),
}

/// Makes a JSON object; what is null or empty is left out.
macro_rules! object {
    ($($key:literal => $value:expr;)*) => {
        $crate::export::json::Json::object([$(($key, $value.into())),*])
    };
}
pub(super) use object;

impl<T: Into<Value>> From<T> for Json {
    fn from(value: T) -> Self {
        Self::Value(value.into())
    }
}

impl Json {
    pub(super) fn object<K: Into<String>>(pairs: impl IntoIterator<Item = (K, Self)>) -> Self {
        let pairs = pairs.into_iter().map(|(key, value)| (key.into(), value));
        Self::Object(pairs.filter(|(_, value)| !value.is_empty()).collect())
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Object(pairs) => pairs.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Value(value) => value.is_null(),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Object(pairs) => serializer.collect_map(pairs.iter().map(|(key, it)| (key, it))),
            Self::List(items) => serializer.collect_seq(items),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}

#!/usr/bin/env python3
"""Prints what is linked into the program as a CycloneDX SBOM: packages/sbom.py TARGET

It has neither a date nor a number of its own: the same sources give the same bytes.
"""

import json
import subprocess
import sys
import tomllib

from linked import HOUSE, linked

if len(sys.argv) != 2:
    sys.exit("error: one target is to be named\ntip: packages/sbom.py x86_64-unknown-linux-gnu")
target = sys.argv[1]
own, packages = linked(target)
lock = tomllib.loads((HOUSE / "Cargo.lock").read_text())
hashes = {(package["name"], package["version"]): package.get("checksum") for package in lock["package"]}


def reference(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package):
    """Returns the component of a package, with the fingerprint that Cargo.lock has for it."""
    is_own = package["id"] == own["id"]
    fingerprint = hashes[package["name"], package["version"]]
    described = {
        "type": "application" if is_own else "library",
        "bom-ref": reference(package),
        "name": package["name"],
        "version": package["version"],
        "description": package["description"],
        "scope": None if is_own else "required",
        "hashes": fingerprint and [{"alg": "SHA-256", "content": fingerprint}],
        "licenses": [{"expression": package["license"].replace("/", " OR ")}],
        "purl": reference(package),
        "externalReferences": package["repository"] and [{"type": "vcs", "url": package["repository"]}],
    }
    return {key: value.strip() if isinstance(value, str) else value for key, value in described.items() if value}


def said(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split("\n")[0]


libraries = [{"type": "library", "bom-ref": "rust-std", "name": "rust-std", "version": said("rustc", "--version").split()[1]}]
libraries[0]["licenses"] = [{"expression": "MIT OR Apache-2.0"}]
if "-linux-gnu" in target:
    version = said("getconf", "GNU_LIBC_VERSION").split()[1]
    libraries.append({"type": "library", "bom-ref": "glibc", "name": "glibc", "version": version})
    libraries[1]["licenses"] = [{"expression": "LGPL-2.1-or-later"}]
others = sorted((package for package in packages.values() if package is not own), key=reference)
needs = {reference(package): [reference(packages[id]) for id in package["needs"]] for package in [own, *others]}
needs[reference(own)] += [library["bom-ref"] for library in libraries]
print(
    json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "version": 1,
            "metadata": {
                "component": component(own),
                "properties": [{"name": "target", "value": target}],
                "tools": {"components": [{"type": "application", "name": "packages/sbom.py"}]},
            },
            "components": [*map(component, others), *libraries],
            "dependencies": [{"ref": ref, "dependsOn": sorted(set(on))} for ref, on in needs.items()],
        },
        indent=1,
        ensure_ascii=False,
    )
)

"""What is linked into a program: the crates, as `cargo metadata` tells them."""

import json
import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


def linked(target):
    """Returns the program's own package and those linked into it for a target, by id, each with the ids it needs.

    Procedural macros, and what only build scripts and tests use, are not in the program.
    """
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
    read = json.loads(subprocess.run(command, cwd=HOUSE, check=True, stdout=subprocess.PIPE).stdout)
    packages = {package["id"]: package for package in read["packages"]}
    nodes = {node["id"]: node for node in read["resolve"]["nodes"]}
    root = read["resolve"]["root"]
    found, left = {root: packages[root]}, [root]
    while left:
        package = found[left.pop()]
        package["needs"] = []
        for dependency in nodes[package["id"]]["deps"]:
            other = packages[dependency["pkg"]]
            is_normal = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if not is_normal or any("proc-macro" in part["kind"] for part in other["targets"]):
                continue
            package["needs"].append(other["id"])
            if other["id"] not in found:
                found[other["id"]] = other
                left.append(other["id"])
    return packages[root], found

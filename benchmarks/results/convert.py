#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Converts runs of schemas 1 to 3 to schema 4, once. Usage: convert.py VERSIONS.json FROM TO

VERSIONS.json is the output of './study versions --json'. FROM has a directory for each run, TO gets
one for each host with its runs. What is left out, since no reader uses it:
- round trips that were measured before 25 November 2026, 13:50 UTC, beside ping-pong: wrong;
- warm-up values before schema 3 where the figure is a secondary metric: of another metric;
- JMH's summaries, which follow from the values.
"""
import hashlib
import json
import os
import re
import sys

METER_IS_RIGHT_FROM = "2026-11-25T13:50"
RATES = {"call", "serve", "spin"}


def host_name(environment):
    """As smpcall.host.HostName does it."""
    facts = [environment.get(key) for key in ("cpuModel", "microcode", "machine", "clockSource")]
    facts.append(str(environment["onlineCpus"]))
    digits = hashlib.sha256("\n".join(f or "" for f in facts).encode()).hexdigest()[:4]
    model = re.sub(r"\([^)]*\)", " ", (environment.get("cpuModel") or "").lower())
    words = [w for w in re.split(r"[^a-z0-9]+", model) if w and w not in
             ("processor", "cpu", "with", "core", "virtual")][:2]
    return "%s-%dcpu-%s" % ("-".join(words), environment["onlineCpus"], digits)


def environment_of(old, wrong_meter):
    new = dict(old)
    if "jdk" in new:
        jdk = new.pop("jdk")
        new["jdks"] = {jdk["version"].split(".")[0]: jdk}
    for key in ("microcode", "boost", "smt", "isolatedCpus", "tickless", "coreKinds", "nodes",
                "roundTrips"):
        new.setdefault(key, None)
    if wrong_meter:
        new["roundTrips"] = None
    for jdk in new["jdks"].values():
        for key, value in (("architecture", new["architecture"]), ("emulated", False),
                           ("launcher", None), ("flags", [])):
            jdk.setdefault(key, value)
    return new


def case_of(old, jdk):
    new = {}
    for key in ("id", "workload", "variant", "arm", "cpus", "policy", "placement", "jdk",
                "callers", "blocks", "baseline", "benchmark", "metric", "params"):
        new[key] = old.get(key)
    new["policy"] = new["policy"] or "cores"
    new["jdk"] = new["jdk"] or jdk
    new["callers"] = new["callers"] or new["cpus"]
    return new


def metric_rows(secondary):
    counts, rates = {}, {}
    for name, metric in sorted(secondary.items()):
        row = metric["rawData"][0]
        if metric["scoreUnit"] == "#":
            assert all(value == int(value) for value in row), (name, row)
            counts[name] = [int(value) for value in row]
        else:
            assert name in RATES, name
            rates[name] = row
    return counts, rates


def fork_of(old, jmh, case, schema, wrong_meter):
    new = {key: old.get(key) for key in ("case", "block", "position")}
    new["attempt"] = old.get("attempt", 1)
    for key in ("started", "finished", "error"):
        new[key] = old.get(key)
    new["noise"] = {key: old.get(key) for key in ("stealMillis", "foreignMillis", "loadBefore")}
    new["result"] = None
    if old.get("error") is None:
        (entry,) = jmh
        assert entry["benchmark"] == case["benchmark"] and entry["threads"] == case["cpus"]
        assert entry.get("params", {}) == case["params"], (entry, case)
        assert entry["primaryMetric"]["scoreUnit"] == "ops/s" and entry["mode"] == "thrpt"
        counts, rates = metric_rows(entry["secondaryMetrics"])
        of_another_metric = schema < 3 and case["metric"] is not None
        trips = old.get("roundTripNanos")
        new["result"] = {
            "vm": {
                "jmh": entry["jmhVersion"],
                "jdk": entry["jdkVersion"],
                "name": entry["vmName"],
                "version": entry["vmVersion"],
                "args": [a for a in entry["jvmArgs"] if not a.startswith("-Dsmpcall.jdk=")],
            },
            "warmup": [] if of_another_metric else old["warmup"],
            "scores": entry["primaryMetric"]["rawData"][0],
            "counts": counts,
            "rates": rates,
            "megahertz": old.get("megahertz"),
            "latency": old.get("latency"),
            "roundTripNanos": None if wrong_meter else trips,
        }
    return new


def settings_of(old):
    new = {}
    for key in ("profile", "seed", "blocks", "leastBlocks", "budgetSeconds", "precisionPercent",
                "warmupIterations", "measurementIterations", "iterationMillis", "jvmArgs",
                "budgetAfterBlocks", "contamination", "pairing"):
        new[key] = old.get(key)
    new["leastBlocks"] = new["leastBlocks"] or new["blocks"]
    return new


def convert(source, target, versions):
    with open(os.path.join(source, "run.json"), encoding="utf-8") as file:
        old = json.load(file)
    schema = old["schema"]
    assert schema in (1, 2, 3)
    wrong_meter = old["started"] < METER_IS_RIGHT_FROM and not old["settings"].get("pairing")
    environment = environment_of(old["environment"], wrong_meter)
    jdk = next(iter(environment["jdks"]))
    cases = [case_of(case, jdk) for case in old["cases"]]
    measured = {case["variant"] for case in cases}
    run = {
        "schema": 4,
        "id": old["id"],
        "host": host_name(environment),
        "started": old["started"],
        "study": {key: old["study"].get(key) for key in ("commit", "dirty", "build")},
        "environment": environment,
        "settings": settings_of(old["settings"]),
        "versions": [version for version in versions if version["id"] in measured],
        "cases": cases,
        "omitted": old.get("omitted") or [],
        "ended": old.get("ended")
        or ({"reason": "plan", "blocks": old["settings"]["blocks"]} if schema == 1 else None),
    }
    directory = os.path.join(target, run["host"], run["id"])
    os.makedirs(directory)
    with open(os.path.join(directory, "run.json"), "w", encoding="utf-8") as file:
        json.dump(run, file, indent=2, separators=(",", " : "), ensure_ascii=False)
        file.write("\n")
    by_id = {case["id"]: case for case in cases}
    forks = []
    for name in sorted(os.listdir(os.path.join(source, "forks"))):
        with open(os.path.join(source, "forks", name), encoding="utf-8") as file:
            stored = json.load(file)
        fork = stored["fork"]
        forks.append(fork_of(fork, stored["jmh"], by_id[fork["case"]], schema, wrong_meter))
    forks.sort(key=lambda fork: (fork["started"], fork["block"], fork["position"]))
    with open(os.path.join(directory, "forks.jsonl"), "w", encoding="utf-8") as file:
        for fork in forks:
            file.write(json.dumps(fork, separators=(",", ":"), ensure_ascii=False) + "\n")
    for name in os.listdir(source):
        if name.startswith("check"):
            with open(os.path.join(source, name), "rb") as check:
                with open(os.path.join(directory, name), "wb") as copy:
                    copy.write(check.read())


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        versions = json.load(file)
    for name in sorted(os.listdir(sys.argv[2])):
        convert(os.path.join(sys.argv[2], name), sys.argv[3], versions)


main()

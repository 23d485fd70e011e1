#!/usr/bin/env python3
"""Checks this evidence package without Isnad, with Python 3.8 or newer and its standard library alone: python3 check.py

1. every file has the checksum that SHA256SUMS gives, and no file is there beside those;
2. every entry in log/leaves.jsonl stands in the hash tree (RFC 6962) whose root was signed, by its path in log/proofs.json;
3. every text, every page and every account of how it came that is in the package has the hash that its entry in the log gives;
4. where log/former-head.txt is there, the tree that it names is the beginning of this one: nothing before it was changed since;
5. the heads were signed by log/public-key.pem (asks openssl, and says so where there is none).

Exit code 0: all that could be checked is sound. 1: something is not, and each flaw is named.
"""
import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SUMS = "SHA256SUMS"
flaws = []


def flaw(name, what):
    flaws.append(name)
    print("FAILED  %s: %s" % (name, what))


def content(name):
    with open(os.path.join(HERE, *name.split("/")), "rb") as file:
        return file.read()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def files_here():
    for folder, _, names in os.walk(HERE):
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), HERE).replace(os.sep, "/")


def check_sums():
    listed = {}
    for line in content(SUMS).decode("utf-8").splitlines():
        match = re.fullmatch(r"([0-9a-f]{64})  (.+)", line)
        if match:
            listed[match.group(2)] = match.group(1)
        else:
            flaw(SUMS, "a line is no checksum: %r" % line)
    here = set(files_here()) - {SUMS}
    for name in sorted(listed):
        if name not in here:
            flaw(name, "is missing")
        elif sha256(content(name)) != listed[name]:
            flaw(name, "was altered: it has not the checksum of " + SUMS)
    for name in sorted(here - set(listed)):
        flaw(name, "is not listed in " + SUMS)
    print("        %d checksums compared" % len(listed))


def root_of(leaf, index, size, path):
    """The root that the audit path leads to; None where it has not the length that the tree gives it (RFC 9162, 2.1.3.2)."""
    node, last, value = index, size - 1, hashlib.sha256(b"\x00" + leaf).digest()
    for step in path:
        if last == 0:
            return None
        sibling = bytes.fromhex(step)
        if node & 1 or node == last:
            value = hashlib.sha256(b"\x01" + sibling + value).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            value = hashlib.sha256(b"\x01" + value + sibling).digest()
        node, last = node >> 1, last >> 1
    return value.hex() if last == 0 else None


def begins(former, former_root, size, root, path):
    """True where the tree of size begins with that of former leaves (RFC 9162, 2.1.4.2)."""
    if not 0 < former < size:
        return False
    steps = [bytes.fromhex(step) for step in path]
    if former & (former - 1) == 0:
        steps.insert(0, bytes.fromhex(former_root))
    if not steps:
        return False
    node, last = former - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = now = steps[0]
    for sibling in steps[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, now = hashlib.sha256(b"\x01" + sibling + old).digest(), hashlib.sha256(b"\x01" + sibling + now).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            now = hashlib.sha256(b"\x01" + now + sibling).digest()
        node, last = node >> 1, last >> 1
    return last == 0 and old.hex() == former_root and now.hex() == root


def head_lines(name):
    """The four lines that were signed."""
    lines = content(name).decode("ascii").split("\n")
    if len(lines) != 5 or lines[0] != "isnad tree head 1" or lines[4] != "":
        raise ValueError("%s is not the four lines of a tree head" % name)
    return int(lines[1]), lines[2], lines[3]


def has_former():
    return os.path.exists(os.path.join(HERE, "log", "former-head.txt"))


def check_former(size, root):
    """The former tree against this one."""
    former, former_root, at = head_lines("log/former-head.txt")
    proof = json.loads(content("log/consistency.json").decode("utf-8"))
    if (proof["former_size"], proof["size"]) != (former, size) or not begins(former, former_root, size, root, proof["path"]):
        flaw("log/consistency.json", "does not show that the log of log/former-head.txt is the beginning of this one")
    else:
        print("        the log as of %s (%d entries) is the beginning of this one" % (at, former))


def check_head():
    """Size and root as signed, in log/head.txt."""
    size, root, at = head_lines("log/head.txt")
    head = json.loads(content("log/head.json").decode("utf-8"))
    if (head["size"], head["root"], head["at"]) != (size, root, at):
        flaw("log/head.json", "does not say what was signed in log/head.txt")
    if base64.b64decode(head["signature"]) != content("log/head.sig"):
        flaw("log/head.json", "gives another signature than log/head.sig")
    pem = content("log/public-key.pem").decode("ascii")
    if sha256(base64.b64decode("".join(line for line in pem.splitlines() if not line.startswith("-")))) != head["key_id"]:
        flaw("log/public-key.pem", "is not the key that log/head.json names by key_id")
    return size, root


def check_leaves(size, root):
    """Every leaf against the root; for each file that came along whole the checksum that its leaf gives."""
    leaves = content("log/leaves.jsonl").split(b"\n")
    if leaves.pop() != b"":
        flaw("log/leaves.jsonl", "does not end with a line's end")
    proofs = json.loads(content("log/proofs.json").decode("utf-8"))["proofs"]
    if len(leaves) != len(proofs):
        flaw("log/proofs.json", "has %d proofs for %d entries" % (len(proofs), len(leaves)))
    whole = {}
    for number, (leaf, proof) in enumerate(zip(leaves, proofs), 1):
        where = "log/leaves.jsonl line %d, log/proofs.json proof %d" % (number, number)
        entry = json.loads(leaf.decode("utf-8"))
        if entry["seq"] != proof["index"] or entry["subject"] != proof["subject"]:
            flaw(where, "entry and proof speak of different things")
        if not 0 <= proof["index"] < size or root_of(leaf, proof["index"], size, proof["path"]) != root:
            flaw(where, "the entry and its path do not lead to the signed root: one of the two was altered")
        for name in proof.get("files", []):
            whole[name] = entry.get("sha256")
        for name in proof.get("about", []):
            whole[name] = entry.get("detail", "").partition("about ")[2][:64]
    for name in sorted(whole):
        if not os.path.exists(os.path.join(HERE, *name.split("/"))):
            flaw(name, "is missing")
        elif sha256(content(name)) != whole[name]:
            flaw(name, "has not the hash that the log gives")
    for name in sorted(files_here()):
        if re.fullmatch(r"reports/.*/(text\.txt|input\.json|raw\.bin|obtained\.json)", name) and name not in whole:
            flaw(name, "no entry of the log vouches for it")
    print("        %d log entries led to the root of %d; %d files have the hash of their entry" % (len(leaves), size, len(whole)))


def check_signature():
    """True where it could be checked."""
    openssl = shutil.which("openssl")
    if openssl is None:
        print("NOTE    the signature was NOT checked: openssl is not installed. With it: openssl dgst -sha256 "
              "-verify log/public-key.pem -signature log/head.sig log/head.txt")
        return False
    for name in ["log/head", "log/former-head"] if has_former() else ["log/head"]:
        run = subprocess.run([openssl, "dgst", "-sha256", "-verify", "log/public-key.pem", "-signature", name + ".sig", name + ".txt"],
                             cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if run.returncode != 0:
            flaw(name + ".txt", "the signature in %s.sig is not one of log/public-key.pem over it" % name)
        else:
            print("        the signature of %s.txt is that of log/public-key.pem" % name)
    return True


def guarded(step, name, *given):
    """Runs a step; what it cannot read at all is a flaw too."""
    try:
        return step(*given)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        flaw(name, "cannot be read as it should be (%s)" % error)
        return None


def main():
    guarded(check_sums, SUMS)
    head = guarded(check_head, "log/head.txt or head.json")
    if head:
        guarded(check_leaves, "log/leaves.jsonl or log/proofs.json", *head)
        if has_former():
            guarded(check_former, "log/former-head.txt or consistency.json", *head)
    signed = guarded(check_signature, "log/head.sig")
    if flaws:
        print("This package is NOT as it was written: %d flaws." % len(flaws))
        return 1
    print("This package is as it was written%s." % ("" if signed else ", as far as can be told without openssl"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Erases people from a base with a past (imports, merges, undos, verdicts, consents, requests, notices,
activity, exports) and looks for them in every byte of its files, with a search of its own."""

import argparse
import csv
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time


class Base:
    def __init__(self, bdd, folder):
        self.bdd = bdd
        self.folder = folder

    def run(self, *arguments, codes=(0, 3), text=None):
        done = subprocess.run([self.bdd, *arguments], cwd=self.folder, input=text,
                              capture_output=True, text=True, check=False)
        if done.returncode not in codes or "bug of bdd" in done.stderr:
            sys.exit(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr}\n{done.stdout[:2000]}")
        return done

    def contacts(self):
        out = self.run("export", "--purpose", "internal", "--columns",
                       "uid,first_name,last_name,email,phone,mobile").stdout
        return list(csv.DictReader(io.StringIO(out)))

    def bytes_of_files(self):
        for path in sorted(self.folder.glob("bdd.sqlite*")):
            yield path.name, path.read_bytes()

    def holding(self, values):
        """The values that a byte of the base's files holds, in UTF-8 or UTF-16, any case of ASCII."""
        found = []
        for name, data in self.bytes_of_files():
            data = data.lower()
            for value in values:
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    if value.lower().encode(encoding) in data:
                        found.append((value, name))
                        break
        return found


def spellings(contact):
    """What only this person has: e-mail and mobile number, as files write them."""
    values = []
    if contact["email"]:
        values.append(contact["email"])
    if contact["mobile"]:
        national = "0" + contact["mobile"][3:]
        values += [contact["mobile"], national,
                   " ".join(national[i:i + 2] for i in range(0, 10, 2)),
                   ".".join(national[i:i + 2] for i in range(0, 10, 2))]
    return values


def build(base, generator, rows, seed):
    """Imports, merges, undoes and merges again: the base has a past of every kind."""
    subprocess.run([generator, "--rows", str(rows), "--seed", str(seed), "--out", str(base.folder)], check=True,
                   stdout=subprocess.DEVNULL)
    files = sorted(path.name for path in base.folder.glob("*.csv")) + sorted(
        path.name for path in base.folder.glob("*.tsv"))
    files = [name for name in files if "truth" not in name]
    for name in files[:-1]:
        base.run("import", name, "--source", name.split(".")[0])
    base.run("dedupe")
    base.run("undo")
    base.run("dedupe")
    base.run("import", files[-1], "--source", files[-1].split(".")[0])
    base.run("dedupe")
    # The same file once more with other cells: former forms of records go to undo.
    crm = base.folder / files[0]
    data = crm.read_bytes()
    lines = data.split(b"\n")
    lines[1:] = [line[::1].replace(b"rue", b"avenue") for line in lines[1:]]
    crm.write_bytes(b"\n".join(lines))
    base.run("import", files[0], "--source", files[0].split(".")[0])
    return files


def add_activity(base, people):
    """Everybody clicked, ordered and signed; what tools say of it names them in many places."""
    def name(contact):
        return f"{contact['first_name']} {contact['last_name']}"

    def load(kind, header, rows):
        file = base.folder / f"activity-{kind}.csv"
        file.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        base.run("import", file.name, "--as", kind, "--source", "tools", codes=(0,))
        file.unlink()

    load("events", "date;event;email;url;comment;campaign",
         [f"2025-03-0{1 + i % 9} 10:00;click;{c['email']};https://x.example/?to={c['email']};{name(c)};mail"
          for i, c in enumerate(people)])
    load("calls", "date;phone;outcome;comment",
         [f"2025-04-01;{c['mobile']};rappel;ask for {name(c)}" for c in people])
    load("orders", "order;date;ref;amount;contract",
         [f"F-{c['email']};2025-05-02;{c['uid']};120,50;CT {c['mobile']}" for c in people])
    for word in ("signed by", "now for"):
        load("contracts", "contract;start;ref;conditions;volume",
             [f"CT-{c['email']};2025-05-01;{c['uid']};{word} {name(c)};{c['mobile']}" for c in people])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bdd")
    parser.add_argument("generator")
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--people", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        base = Base(str(pathlib.Path(options.bdd).resolve()), pathlib.Path(folder))
        files = build(base, str(pathlib.Path(options.generator).resolve()), options.rows, options.seed)
        everybody = base.contacts()
        emails = {}
        for contact in everybody:
            emails.setdefault(contact["email"], []).append(contact)
        known = [c for c in everybody if c["email"] and c["mobile"] and len(emails[c["email"]]) == 1
                 and not c["email"].startswith(("info@", "contact@"))]
        chosen = dice.sample(known, options.people * 3)
        # Whom another contact shares a number or an e-mail with is not one's own to erase.
        people = []
        for contact in chosen:
            report = json.loads(base.run("--json", "gdpr", "verify", contact["email"], contact["mobile"]).stdout)
            if all(value["contacts"] == [contact["uid"]] for value in report["values"]):
                people.append(contact)
        people = people[:options.people]
        if len(people) < options.people // 2:
            sys.exit(f"only {len(people)} people to erase")
        for contact in people[::2]:
            base.run("consent", "add", contact["uid"], "--channel", "email", "--purpose", "prospection",
                     "--proof", "form 12")
        base.run("consent", "wording", "add", "origin", "--lang", "fr", "--file", "-", text="{source_name}")
        for contact in people[1::2]:
            base.run("gdpr", "requests", "add", "access", contact["uid"], "--way", "letter", "--identity",
                     f"{contact['first_name']} {contact['last_name']} was called back")
            base.run("gdpr", "notices", "given", contact["uid"], "--wording", "origin", "--how", "read-out")
        add_activity(base, people)
        base.run("export", "--for", "Imprimerie", "-o", "out.csv")
        (base.folder / "out.csv").unlink()
        split = dice.choice(people)
        base.run("dedupe", "split", split["uid"], codes=(0, 1, 3))
        base.run("undo", codes=(0, 1, 4))

        values = [value for contact in people for value in spellings(contact)]
        values += [f"{contact['first_name']} {contact['last_name']} was called back" for contact in people[1::2]]
        before = {value for value, _ in base.holding(values)}
        missing = [contact["uid"] for contact in people
                   if not {contact["email"], contact["mobile"]} <= before]
        if missing:
            sys.exit(f"the search does not find {missing} before the erasure: it would show nothing")

        start = time.monotonic()
        done = base.run("gdpr", "erase", *[contact["uid"] for contact in people], "--yes", codes=(0,))
        seconds = time.monotonic() - start
        left = base.holding(values)
        if left:
            sys.exit(f"left after the erasure: {left[:10]}\n{done.stdout}")
        base.run("gdpr", "verify", "-", codes=(0,), text="\n".join(
            value for contact in people for value in (contact["email"], contact["mobile"])))
        for contact in people:
            base.run("show", contact["uid"], codes=(1,))
        base.run("undo", codes=(4,))

        # Nothing that came before brings them back, and no file does.
        runs = json.loads(base.run("--json", "log", "--most", "100").stdout)
        runs = runs["runs"]
        undone = 0
        for run in sorted((r for r in runs if r["command"].split()[0] in ("dedupe", "import")), key=lambda r: -r["run"]):
            done = base.run("undo", str(run["run"]), codes=(0, 1, 4))
            undone += done.returncode == 0
            if undone == 3:
                break
        if not undone:
            sys.exit("no run before the erasure could be undone")
        left = base.holding(values)
        if left:
            sys.exit(f"left after undo: {left[:10]}")
        for name in files:
            base.run("import", name, "--source", "again-" + name.split(".")[0])
        for file in base.folder.glob("*.rejects.*"):
            file.unlink()
        base.run("dedupe")
        # A row may come in that has neither e-mail nor mobile of the person; none with them does.
        left = base.holding(values)
        if left:
            sys.exit(f"back after an import: {left[:10]}")
        remaining = {c["email"] for c in base.contacts()}
        if remaining & {c["email"] for c in people} or len(remaining) < len(known) // 2:
            sys.exit("the wrong people are gone")
        print(f"{len(people)} of {len(everybody)} contacts erased in {seconds:.1f} s; "
              f"{len(values)} spellings looked for, all found before, none after; {undone} runs undone since")


main()

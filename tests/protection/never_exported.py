#!/usr/bin/env python3
"""Random imports, dedupes, splits, verdicts, undos, oppositions, restrictions and erasures: whoever
objected never stands in a file for prospection again, whoever was restricted or erased in none at all, and
everybody else still does."""

import argparse
import csv
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile

PEOPLE = 24
SOURCES = ["crm", "salon", "outil"]
FIRST = ["Alix", "Basile", "Capucine", "Damien", "Elsa", "Fabien"]
LAST = ["Testard", "Modelin", "Exemplaire", "Fictif", "Essayeur", "Gabarit", "Prototype", "Maquette"]


class Person:
    def __init__(self, number):
        self.number = number
        self.first = FIRST[number % len(FIRST)]
        self.last = LAST[number // len(FIRST) % len(LAST)] + chr(97 + number % 26)
        self.domain = f"societe{number // 2}.example"
        self.email = f"{self.first}.{self.last}@{self.domain}".lower()
        self.landline = f"+331990{number:05d}"
        self.mobile = f"+33639980{number:03d}"

    def row(self, dice):
        """As one file or another has the person: cells missing, dirty, or in another form."""
        email = dice.choice([self.email, self.email.upper(), f" {self.email} ", f"mailto:{self.email}", ""])
        phone = dice.choice([self.landline, national(self.landline), "0033" + self.landline[3:], ""])
        mobile = dice.choice([self.mobile, dotted(self.mobile), "33" + self.mobile[3:], ""])
        if not email.strip() and not phone and not mobile:
            email = self.email
        first, last = self.first, self.last
        if dice.random() < 0.2:
            first, last = first.upper(), last.upper()
        job = dice.choice(["Directeur financier", "Responsable achats"])
        return [last, first, email, phone, mobile, f"Société {self.number // 2}", job, "3 rue des Lilas",
                "69003", "Lyon"]


def national(number):
    return "0" + number[3:]


def dotted(number):
    digits = national(number)
    return ".".join(digits[i:i + 2] for i in range(0, len(digits), 2))


class World:
    def __init__(self, bdd, folder, seed):
        self.bdd = bdd
        self.folder = folder
        self.dice = random.Random(seed)
        self.people = [Person(number) for number in range(PEOPLE)]
        self.opposed = set()  # normalised values
        self.erased = set()  # e-mails
        self.restricted = set()  # e-mails
        self.trace = []
        self.files = 0

    def run(self, *arguments, codes=(0, 3)):
        self.trace.append(" ".join(arguments))
        done = subprocess.run([self.bdd, *arguments], cwd=self.folder, capture_output=True, text=True,
                              check=False)
        if done.returncode not in codes or "bug of bdd" in done.stderr:
            self.fail(f"exit {done.returncode}: {done.stderr}")
        return done

    def fail(self, what):
        sys.exit("\n".join(self.trace + [what, f"in {self.folder}"]))

    def step(self):
        self.dice.choice([self.bring_in, self.bring_in, self.dedupe, self.undo, self.part, self.join,
                          self.object, self.erase, self.restrict])()

    def bring_in(self):
        self.files += 1
        path = self.folder / f"file{self.files}.csv"
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";")
            out.writerow(["Nom", "Prénom", "E-mail", "Téléphone", "Mobile", "Société", "Fonction", "Adresse",
                          "Code postal", "Ville"])
            for person in self.dice.sample(self.people, self.dice.randrange(3, PEOPLE)):
                out.writerow(person.row(self.dice))
        self.run("import", path.name, "--source", self.dice.choice(SOURCES))

    def dedupe(self):
        self.run("dedupe")

    def undo(self):
        self.run("undo", codes=(0, 1, 2, 4))

    def contacts(self):
        """Everything that the base holds, whatever the gate says."""
        out = self.run("export", "--purpose", "internal", "--columns", "uid,email,phone,mobile",
                       codes=(0,)).stdout
        return list(csv.DictReader(io.StringIO(out)))

    def part(self):
        contacts = self.contacts()
        if contacts:
            self.run("dedupe", "split", self.dice.choice(contacts)["uid"], codes=(0, 1, 2, 3))

    def join(self):
        contacts = self.contacts()
        if len(contacts) > 1:
            a, b = self.dice.sample(contacts, 2)
            self.run("dedupe", self.dice.choice(["same", "different"]), a["uid"], b["uid"], codes=(0, 1, 2, 3))

    def object(self):
        person = self.dice.choice(self.people)
        value = self.dice.choice([person.email, person.mobile, person.landline])
        typed = value.upper() if "@" in value else self.dice.choice([value, national(value), dotted(value)])
        self.run("suppress", "add", typed, "--reason", "letter")
        self.opposed.add(value)

    def erase(self):
        """One that is left: most of the people should stay."""
        if len(self.erased) < PEOPLE // 3 and self.dice.random() < 0.4:
            person = self.dice.choice(self.people)
            # Nobody has the e-mail, or several contacts have it: nothing happens.
            done = self.run("gdpr", "erase", person.email, "--yes", codes=(0, 1))
            if done.returncode == 0:
                self.erased.add(person.email)

    def restrict(self):
        """By a restriction, or by a request that stays open; nobody lifts it here."""
        if len(self.restricted) < PEOPLE // 4:
            person = self.dice.choice(self.people)
            how = self.dice.choice([["restrict"], ["requests", "add", "access"]])
            # As above.
            done = self.run("gdpr", *how, person.email, codes=(0, 1))
            if done.returncode == 0:
                self.restricted.add(person.email)

    def check(self):
        known = self.contacts()
        back = self.erased & {contact["email"] for contact in known}
        if back:
            self.fail(f"{back} were erased and are back")
        used = self.restricted & {contact["email"] for contact in known}
        if used:
            self.fail(f"{used} are restricted and stand in a file for work within the house")
        barred = {c["uid"] for c in known if {c["email"], c["phone"], c["mobile"]} & self.opposed}
        out = self.run("export", "--columns", "uid,email,phone,mobile").stdout
        left = list(csv.DictReader(io.StringIO(out)))
        for contact in left:
            if contact["email"] in self.restricted:
                self.fail(f"{contact} is restricted and stands in the export")
            if {contact["email"], contact["phone"], contact["mobile"]} & self.opposed or contact["uid"] in barred:
                self.fail(f"{contact} objected and stands in the export; objected: {sorted(self.opposed)}")
        lines = self.run("export", "--to", "jsonl").stdout
        for value in self.opposed:
            if value in lines:
                self.fail(f"{value} objected and stands in the JSON lines")
        for line in lines.splitlines():
            if json.loads(line)["uid"] in barred:
                self.fail(f"{line} objected and stands in the JSON lines")
        self.run("export", "--to", "router", "--for", "Imprimerie", "-o", "letters.csv", "--overwrite")
        letters = (self.folder / "letters.csv").read_text(encoding="utf-8")
        for uid in barred:
            if uid in letters:
                self.fail(f"{uid} objected and gets a letter")
        return len(left), len(barred)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bdd")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--steps", type=int, default=25)
    options = parser.parse_args()
    reached = barred = restricted = 0
    for seed in range(options.seeds):
        with tempfile.TemporaryDirectory() as folder:
            world = World(str(pathlib.Path(options.bdd).resolve()), pathlib.Path(folder), seed)
            world.bring_in()
            for _ in range(options.steps):
                world.step()
                some, none = world.check()
                reached += some
                barred += none
            restricted += len(world.restricted)
    # Without all of them the test would show nothing.
    if not reached or not barred or not restricted:
        sys.exit(f"nothing was shown: {reached} reached, {barred} barred, {restricted} restricted")
    print(f"{reached} contacts in exports, {barred} kept out, {restricted} people restricted")


main()

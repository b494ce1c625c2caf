#!/usr/bin/env python3
"""Feeds hostile values through every argument and option of every command, through files, settings and
the environment. Whatever comes in: an exit code of the table, no raw control sign on standard error, a
base that is whole and has lost nothing, and no file outside the folder of the run but the one that was
named as output."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CODES = {0, 1, 2, 3, 4, 5}
LONG = "x" * 100_000

WORDS = [
    "'; DROP TABLE contact; --", "\" OR 1=1 --", "a'b\"c`d", "%s%n{}{0}{1:>99999999}%p", "{0:", "\\", "\n", "a\r\nb\tc",
    "bdd: error: forged\nbdd: error: again", "\x1b[31mred\x1b]0;title\x07", "\u009b31m", "\u202eevil\u202c",
    "a\u200b\ufeffb", "\u2066x\u2069", "=cmd|' /C calc'!A0", "@SUM(1)", "../../etc/x", "/dev/null/x", "-", "--", "-1",
    "99999999999999999999999", "1e309", "nan", "0x10", "-0", "٣", "", " ", "\u00a0", "NULL", "C99999999999999999999",
    "C0000001; --", "0000-00-00", "9999-12-31", "2026-02-30", "a" * 300, "ﷺ" * 64, "e\u0301" * 50, LONG,
    b"\xff\xfe", b"caf\xe9", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"a\xc0\xafb",
]

FIRST = "Nom;Prénom;E-mail;Téléphone;Société;Fonction;Adresse;Code postal;Ville\n"
PEOPLE = FIRST + """\
ESSAYEUR;Marie;marie@petit.example;01 99 00 11 22;Petit SA;Directrice financière;3 rue des Lilas;69003;Lyon
MODELIN;Paul;paul@moyen.example;;Moyen SARL;Gérant;4 rue X;35000;Rennes
FICTIF;Basile;basile@petit.example;06 39 98 43 21;Petit SA;Acheteur;3 rue des Lilas;69003;Lyon
"""
# What a command needs besides the value that is tried.
ARGUMENTS = {
    "FILE": "people.csv", "FILE…": "people.csv", "A": "C0000001", "B": "C0000002", "ID": "C0000001", "PERSON": "C0000001",
    "PERSON…": "C0000002", "VALUE…": "new@x.example", "TEXT…": "essayeur", "NAME": "name", "CODE": "crm",
    "ADDRESS": "3 rue des Lilas 69003 Lyon", "RUN": "1", "SHELL": "bash", "TOPIC…": "import", "PURPOSE": "prospection",
    "RIGHT": "access", "REQUEST": "1", "WORDING": "lettre",
}
NEEDED = {
    "bdd import": ["--source", "other"],
    "bdd consent add": ["--channel", "email", "--purpose", "information", "--at", "2025-12-01"],
    "bdd consent confirm": ["--channel", "email", "--at", "2025-12-01"],
    "bdd consent wording add": ["--lang", "fr", "--file", "wording.txt"],
    "bdd suppress import": ["--source", "list"],
    "bdd suppress export": ["--macs"],
    "bdd gdpr erase": ["--yes"],
    "bdd gdpr requests extend": ["--reason", "six sources"],
    "bdd gdpr requests close": ["--outcome", "done"],
    "bdd gdpr notices given": ["--wording", "lettre"],
    "bdd gdpr archive add": ["--reason", "contract 7", "--until", "2036-12-31"],
    "bdd gdpr breach": ["--since", "2026-01-01"],
    "bdd gdpr register set": ["--lia", "LIA-1"],
    "bdd dedupe match": ["-o", "links.csv"],
    "bdd dedupe file": ["-o", "clusters.csv"],
    "bdd dedupe evaluate": ["--truth", "truth.csv"],
    "bdd rnvp file": ["-o", "rnvp.csv"],
}
# Values of these name a file or a folder that the command is asked to write.
OUTPUTS = {"--output", "--rejects", "--net", "--duplicates", "--left-out", "--db", "--log-file"}
# Who may take away what: an absorbed contact becomes an alias, an undone import takes its rows along.
LOSES_CONTACTS = {"import", "undo", "dedupe", "gdpr"}
LOSES_RECORDS = {"undo", "gdpr"}


def shown(value):
    text = repr(value)
    return text if len(text) < 120 else text[:60] + f"… ({len(value)} long)"


class World:
    def __init__(self, bdd, root):
        self.bdd = bdd
        # "../../etc/x" is a place that could be written.
        self.root = root / "root"
        self.work = self.root / "one" / "two"
        (self.root / "etc").mkdir(parents=True)
        (self.root / "one" / "etc").mkdir(parents=True)
        (self.root / "home").mkdir()
        self.work.mkdir()
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.root / "home"), "LC_ALL": "C.UTF-8", "TZ": "UTC",
                            "SOURCE_DATE_EPOCH": "1767225600", "TERM": "dumb", "TMPDIR": str(self.work)}
        self.runs = 0
        self.faults = []
        self.make_base()

    def make_base(self):
        self.write("people.csv", PEOPLE)
        self.write("wording.txt", "Oui, écrivez-moi")
        self.write("truth.csv", "id_a,id_b\n1,2\n")
        for line in (["import", "people.csv", "--source", "crm"],
                     ["suppress", "add", "gone@x.example", "0199001199", "--reason", "letter"],
                     ["consent", "wording", "add", "lettre", "--lang", "fr", "--file", "wording.txt"],
                     ["consent", "add", "C0000001", "--channel", "email", "--purpose", "information", "--at",
                      "2025-12-05", "--proof", "form 12", "--wording", "lettre"],
                     ["export", "--for", "Mailing SA", "--columns", "uid,email", "-o", "first.csv"],
                     ["gdpr", "register", "set", "prospection", "--lia", "LIA-1"],
                     ["gdpr", "requests", "add", "access", "C0000002"]):
            done = self.call(line)
            if done.returncode != 0:
                sys.exit(f"{line}: {done.returncode}: {done.stderr}")
        self.template = {path.name: path.read_bytes() for path in self.work.iterdir()}
        self.tables = self.look()[0]
        self.rows = self.look()[1]

    def write(self, name, data):
        (self.work / name).write_bytes(data if isinstance(data, bytes) else data.encode())

    def call(self, line, environment=None, stdin=b""):
        self.runs += 1
        words = [os.fsencode(self.bdd)] + [word if isinstance(word, bytes) else word.encode() for word in line]
        return subprocess.run(words, cwd=self.work, env={**self.environment, **(environment or {})}, input=stdin,
                              capture_output=True, check=False, timeout=60)

    def look(self):
        base = sqlite3.connect(f"file:{self.work / 'bdd.sqlite'}?mode=ro", uri=True)
        try:
            sound = base.execute("PRAGMA integrity_check").fetchone()[0]
            tables = base.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
            rows = {table: {row for row in base.execute(f"SELECT {columns} FROM {table}")} for table, columns in
                    (("contact", "id"), ("record", "id"), ("suppression", "kind, mac, key_id, channel, purpose"),
                     ("consent", "id"), ("export_log", "id"), ("rights_request", "id"))}
        finally:
            base.close()
        if sound != "ok":
            tables = sound
        return tables, rows

    def outside(self):
        return {str(path.relative_to(self.root)) for path in self.root.rglob("*") if self.work not in path.parents}

    def restore(self):
        for path in self.work.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.name not in self.template:
                path.unlink()
        for name, data in self.template.items():
            path = self.work / name
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)
                path.chmod(0o600)

    def try_line(self, line, value, is_output=False, **rest):
        before = self.outside()
        try:
            done = self.call(line, **rest)
        except subprocess.TimeoutExpired:
            self.blame(line, "does not end", value)
            self.restore()
            return
        text = done.stderr
        if done.returncode not in CODES:
            self.blame(line, f"exit code {done.returncode}", value, text)
        if b"bug of bdd" in text:
            self.blame(line, "an internal error", value, text)
        raw = [sign for sign in text.decode("utf-8", "surrogateescape")
               if (ord(sign) < 32 and sign != "\n") or 0x7f <= ord(sign) < 0xa0 or 0xdc80 <= ord(sign) < 0xdd00]
        if raw:
            self.blame(line, f"raw signs on standard error: {sorted(set(raw))}", value, text)
        if b"\nbdd: error: again" in text:
            self.blame(line, "a value makes a message of its own", value, text)
        self.check_base(line, value)
        new = self.outside() - before
        if new and not is_output:
            self.blame(line, f"wrote {new}", value)
        for name in sorted(new, reverse=True):
            path = self.root / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        self.restore()

    def check_base(self, line, value):
        base = self.work / "bdd.sqlite"
        if not base.exists():
            self.blame(line, "the base is gone", value)
            return
        if base.read_bytes() == self.template["bdd.sqlite"] and not (self.work / "bdd.sqlite-wal").exists():
            return
        try:
            tables, rows = self.look()
        except sqlite3.Error as error:
            self.blame(line, f"the base does not open: {error}", value)
            return
        if tables != self.tables:
            self.blame(line, "the base is damaged or has other tables", value)
        verbs = {word for word in line[:2] if isinstance(word, str)}
        for table, before in self.rows.items():
            may_lose = (table == "contact" and verbs & LOSES_CONTACTS) or (table == "record" and verbs & LOSES_RECORDS)
            if before - rows[table] and not may_lose:
                self.blame(line, f"rows of {table} are gone", value)

    def blame(self, line, what, value, text=b""):
        line = " ".join(shown(word) for word in line)
        self.faults.append(f"{line}\n  value {shown(value)}: {what}\n  {text[:300]!r}")


def commands(tree):
    if not tree["commands"] or tree["path"] in ("bdd dedupe", "bdd rnvp", "bdd gdpr register", "bdd gdpr requests",
                                                 "bdd gdpr notices", "bdd help"):
        yield tree
    for command in tree["commands"]:
        yield from commands(command)


def line_of(command, without=()):
    """A line that works, but for the arguments and options of `without`."""
    line = command["path"].split()[1:]
    for argument in command["arguments"]:
        if argument["required"] and argument["name"] not in without:
            line.append(ARGUMENTS[argument["name"]])
    needed = NEEDED.get(command["path"], [])
    for name, value in zip(needed[::2], needed[1::2]) if len(needed) % 2 == 0 else [(word, None) for word in needed]:
        if name not in without:
            line += [name] + ([value] if value is not None else [])
    return line


def usable(value):
    return b"\0" not in (value if isinstance(value, bytes) else value.encode())


def try_options(world, tree, dice, each):
    """Every argument and option of every command, each with some of the values in turn."""
    deck = []

    def some(count):
        values = []
        while len(values) < count:
            if not deck:
                deck.extend(word for word in WORDS if usable(word))
                dice.shuffle(deck)
            values.append(deck.pop())
        return values

    names = 0
    for command in commands(tree):
        for argument in command["arguments"]:
            names += 1
            for value in some(each):
                world.try_line(line_of(command, {argument["name"]}) + ["--", value], value)
        for option in command["options"]:
            if not option["value"]:
                continue
            names += 1
            name = option["names"][-1]
            equals = name.encode() + b"="
            short = {"-o": "--output"}.get(name, name)
            for value in some(each):
                raw = value if isinstance(value, bytes) else value.encode()
                line = line_of(command, {name} | ({"-o"} if name == "--output" else set()))
                world.try_line(line + [equals + raw], value, is_output=short in OUTPUTS)
    for option in tree["options"]:
        if option["value"]:
            names += 1
            name = option["names"][-1]
            for value in some(each):
                raw = value if isinstance(value, bytes) else value.encode()
                world.try_line(["find", "essayeur", name.encode() + b"=" + raw], value, is_output=name in OUTPUTS)
    return names


def cell(value):
    """As a cell of a CSV file."""
    raw = value if isinstance(value, bytes) else value.encode()
    return b'"' + raw.replace(b'"', b'""') + b'"'


FILE_LINES = [
    ["inspect", "x.csv"], ["import", "x.csv", "--source", "new"], ["import", "x.csv", "--source", "crm"],
    ["import", "x.csv", "--as", "pnd", "--source", "pnd"],
    *(["import", "x.csv", "--as", kind, "--source", "crm"] for kind in ("events", "calls", "orders", "contracts")),
    ["dedupe", "file", "x.csv", "-o", "out.csv"], ["show", "C0000001"],
    ["dedupe", "match", "x.csv", "-o", "out.csv", "--net", "net.csv"], ["rnvp", "file", "x.csv", "-o", "out.csv"],
    ["suppress", "import", "x.csv", "--source", "tool"], ["suppress", "check", "x.csv"],
    ["suppress", "import", "x.csv", "--macs"], ["dedupe", "evaluate", "--truth", "x.csv"],
    ["dedupe", "review", "--verdicts", "x.csv"], ["dedupe", "evaluate", "x.csv", "--truth", "truth.csv"],
    ["consent", "wording", "add", "w", "--lang", "fr", "--file", "x.csv"], ["reference", "load", "x.csv"],
]


def files_of(value, dice):
    """The value in a cell, in a header, and as the whole of a file."""
    row = [b"Lovelace", b"Ada", b"ada@x.example", b"0199001122", b"Firme", b"Chef", b"4 rue Y", b"35000", b"Rennes"]
    places = list(range(len(row)))
    row[dice.choice(places)] = cell(value)
    yield FIRST.encode() + b";".join(cell(value) for _ in places) + b"\n" + b";".join(row) + b"\n"
    yield cell(value) + b";E-mail\n1;ada@x.example\n"
    yield (b"date;start;email;amount;type;outcome;comment;url;campaign;order;contract;product;conditions;status;ref\n"
           b"2025-01-01;2025-01-01;ada@x.example;1;" + b";".join(cell(value) for _ in range(11)) + b"\n")
    yield value if isinstance(value, bytes) else value.encode()


def try_files(world, dice):
    values = WORDS + ["\0", "a\0b", b"\0\xff\0", b"\xef\xbb\xbf", b"\xff\xfea\0;\0", b"\x1f\x8b\x08\0broken", "\"" * 99,
                      ";" * 5000, "\n" * 5000, "id_a,id_b\n\0,\x1b[2J\n", "kind,mac,channels\nemail,zz,\x1b\n"]
    lines = []
    for value in values:
        for data in files_of(value, dice):
            if not lines:
                lines = FILE_LINES[:]
                dice.shuffle(lines)
            for line in (lines.pop(), ["import", "x.csv", "--source", "new"]):
                world.write("x.csv", data)
                world.try_line(line, value)


def try_names(world):
    """Files that are called so."""
    for value in WORDS:
        raw = (value if isinstance(value, bytes) else value.encode()).replace(b"/", b"\xe2\x88\x95")
        if not raw or raw in (b".", b"..") or len(raw) > 200:
            continue
        for line in (["import", "--source", "new", "--", raw], ["inspect", "--", raw]):
            path = os.path.join(os.fsencode(world.work), raw)
            with open(path, "wb") as file:
                file.write(PEOPLE.encode() + b"\xff\xfe;broken\n")
            world.try_line(line, value)


def try_settings(world, dice):
    """Configuration, environment, the key of the base, standard input."""
    settings = json.loads(world.call(["config", "show", "--json"]).stdout)
    keys = sorted(one["key"] for one in settings["settings"])
    for key in keys:
        for value in dice.sample([word for word in WORDS if usable(word)], 3):
            raw = value if isinstance(value, bytes) else value.encode()
            name = "BDD_" + key.upper().replace(".", "_")
            is_output = key in ("db", "log_file")
            world.try_line(["find", "essayeur"], value, is_output, environment={name: os.fsdecode(raw)})
            table, _, leaf = key.rpartition(".")
            head = f"[{table}]\n".encode() if table else b""
            text = value if isinstance(value, str) else ""
            world.write("bdd.toml", head + f"{leaf} = {json.dumps(text)}\n".encode())
            world.try_line(["gdpr", "why", "C0000001"], value, is_output)
    for value in WORDS + ["\0", b"bdd-key 1 \0"]:
        raw = value if isinstance(value, bytes) else value.encode()
        world.write("bdd.toml", raw)
        world.try_line(["find", "essayeur"], value)
        world.write("bdd.sqlite.key", raw)
        world.try_line(["export", "-o", "out.csv"], value)
        world.write("exchange.key", raw)
        (world.work / "exchange.key").chmod(0o600)
        world.try_line(["suppress", "import", "people.csv", "--exchange-key", "exchange.key", "--source", "x"], value)
        for line in (["suppress", "add", "-"], ["gdpr", "requests", "add", "objection", "-"],
                     ["gdpr", "restrict", "-"], ["gdpr", "notices", "given", "-", "--wording", "lettre"],
                     ["consent", "withdraw", "-"], ["gdpr", "verify", "-"], ["import", "-", "--source", "new"]):
            if dice.random() < 0.5:
                world.try_line(line, value, stdin=raw)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bdd")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=2, help="values for each option")
    options = parser.parse_args()
    bdd = str(pathlib.Path(options.bdd).resolve())
    tree = json.loads(subprocess.run([bdd, "__dump-cli"], capture_output=True, check=True).stdout)

    def lines(world):
        return try_options(world, tree, random.Random(options.seed), options.each)

    def inputs(world):
        dice = random.Random(options.seed)
        try_files(world, dice)
        try_names(world)
        try_settings(world, dice)

    def run(work):
        with tempfile.TemporaryDirectory() as folder:
            world = World(bdd, pathlib.Path(folder).resolve())
            return work(world), world

    # Two worlds side by side: the time is that of the programs, not of this one.
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        (names, first), (_, second) = pool.map(run, (lines, inputs))
    faults = first.faults + second.faults
    runs = first.runs + second.runs
    if faults:
        print("\n".join(faults))
        sys.exit(f"{len(faults)} faults in {runs} runs")
    print(f"{runs} runs, {names} arguments and options, {len(WORDS)} values")


main()

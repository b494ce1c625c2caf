#include "dedupe/prepared.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/diminutives.hpp>
#include <bdd/fields/person_name.hpp>
#include <bdd/fields/phonetic.hpp>

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <utility>

namespace bdd::dedupe {

namespace {

std::string without_spaces(std::string_view key) {
    std::string compact(key);
    std::erase(compact, ' ');
    return compact;
}

NameFacts name_facts(std::string_view key) {
    NameFacts facts;
    const auto compact = without_spaces(key);
    facts.compact = hash64(compact);
    facts.sound = hash64(fields::phonetic_key(compact));
    facts.start = hash64(compact.substr(0, 1));
    facts.letters = static_cast<std::uint8_t>(std::min<std::size_t>(compact.size(), 255));
    facts.linked = compact.size() != key.size();
    facts.families = fields::first_name_families(key);
    facts.root = facts.families.empty() ? facts.compact : facts.families.front() + 1U;
    facts.initial = compact.size() <= 2;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const bool begins = i == 0 || key[i - 1] == ' ';
        const bool ends = i + 1 == key.size() || key[i + 1] == ' ';
        facts.initial = facts.initial || (begins && ends);
    }
    return facts;
}

/// "LAPORTE NEE BOULANGER": the link words are no names.
std::string last_key(std::string_view name) {
    const auto key = fields::name_key_loose(name);
    std::string out;
    for (const auto word : text::words(key)) {
        if (word != "NEE" && word != "EPOUSE" && word != "EP" && word != "VEUVE" && word != "VVE") {
            out += out.empty() ? "" : " ";
            out += word;
        }
    }
    return out;
}

Cells read_parts(People& people, const Column& column, bool first) {
    return normalise(column, [&](std::string_view raw) {
        const auto cell = tidy_cell(raw);
        const auto reading =
            first ? fields::read_person_name(cell, {}) : fields::read_person_name({}, cell);
        return add_name(people, first ? fields::name_key(reading.value.first_name)
                                      : last_key(reading.value.last_name));
    });
}

/// Several columns of one kind are the parts of one name.
void append_parts(People& people, Cells& cells, const Cells& more) {
    if (cells.empty()) {
        cells = more;
        return;
    }
    std::unordered_map<std::uint64_t, ValueId> joined;
    for (std::size_t row = 0; row < cells.size(); ++row) {
        if (more[row] == 0 || cells[row] == more[row]) {
            continue;
        }
        if (cells[row] == 0) {
            cells[row] = more[row];
            continue;
        }
        const auto pair = std::uint64_t{cells[row]} << 32U | more[row];
        auto [at, is_new] = joined.try_emplace(pair, 0);
        if (is_new) {
            auto key = std::string(people.names.text(cells[row]));
            key += ' ';
            key += people.names.text(more[row]);
            at->second = add_name(people, key);
        }
        cells[row] = at->second;
    }
}

void read_full_names(People& people, const Column& column) {
    std::vector<std::pair<ValueId, ValueId>> parts(column.values.size());
    for (ValueId raw = 1; raw < parts.size(); ++raw) {
        const auto cell = compared_part(column.kind, column.values.text(raw));
        const auto reading = fields::split_full_name(tidy_cell(cell));
        parts[raw] = {add_name(people, fields::name_key(reading.value.first_name)),
                      add_name(people, last_key(reading.value.last_name))};
    }
    const auto rows = column.cells.size();
    people.first.resize(rows, 0);
    people.last.resize(rows, 0);
    for (std::size_t row = 0; row < rows; ++row) {
        if (people.first[row] == 0 && people.last[row] == 0) {
            std::tie(people.first[row], people.last[row]) = parts[column.cells[row]];
        }
    }
}

void read_civility(People& people, const Column& column) {
    std::vector<std::uint8_t> known(column.values.size(), 0);
    for (ValueId raw = 1; raw < known.size(); ++raw) {
        const auto cell = compared_part(column.kind, column.values.text(raw));
        known[raw] = static_cast<std::uint8_t>(fields::read_civility(cell));
    }
    people.civility.resize(column.cells.size(), 0);
    for (std::size_t row = 0; row < column.cells.size(); ++row) {
        people.civility[row] = known[column.cells[row]];
    }
}

} // namespace

ValueId add_name(People& people, std::string_view key) {
    if (key.empty()) {
        return 0;
    }
    ValueId id = 0;
    if (people.names.add(key, id)) {
        people.names.words.add(key);
        people.facts.push_back(name_facts(key));
    }
    return id;
}

void number_full_names(People& people) {
    // Open addressing by the hash itself, which is odd; at most two thirds full.
    struct Slot {
        std::uint64_t hash = 0;
        ValueId id = 0;
    };
    std::vector<Slot> slots(std::bit_ceil(people.first.size() * 3 / 2 + 2));
    const auto mask = slots.size() - 1;
    people.full.resize(people.first.size(), 0);
    people.full_hashes.assign(1, 0);
    for (std::size_t row = 0; row < people.first.size(); ++row) {
        if (people.first[row] == 0 || people.last[row] == 0) {
            continue;
        }
        const auto first = people.facts[people.first[row]].compact;
        const auto last = people.facts[people.last[row]].compact;
        const auto hash = mix(std::min(first, last), std::max(first, last));
        auto at = hash >> 1U & mask;
        while (slots[at].hash != 0 && slots[at].hash != hash) {
            at = (at + 1) & mask;
        }
        if (slots[at].hash == 0) {
            slots[at] = {hash, static_cast<ValueId>(people.full_hashes.size())};
            people.full_hashes.push_back(hash);
        }
        people.full[row] = slots[at].id;
    }
}

People prepare_people(const Dataset& data) {
    People people;
    people.names.name = "name";
    people.facts.emplace_back();
    for (const Column& column : data.columns()) {
        if (column.kind == ColumnKind::first_name) {
            append_parts(people, people.first, read_parts(people, column, true));
        } else if (column.kind == ColumnKind::last_name) {
            append_parts(people, people.last, read_parts(people, column, false));
        } else if (column.kind == ColumnKind::civility && people.civility.empty()) {
            read_civility(people, column);
        }
    }
    people.first.resize(data.rows(), 0);
    people.last.resize(data.rows(), 0);
    for (const Column& column : data.columns()) {
        if (column.kind == ColumnKind::full_name) {
            read_full_names(people, column);
        }
    }
    people.civility.resize(data.rows(), 0);
    return people;
}

} // namespace bdd::dedupe

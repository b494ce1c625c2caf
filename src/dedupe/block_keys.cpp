#include "dedupe/block_keys.hpp"

#include <algorithm>
#include <array>

namespace bdd::dedupe {

namespace {

constexpr std::size_t k_rich_rows = 100'000; ///< Up to here any two atoms make a key.
constexpr int k_place_group = -1; ///< Of B2B files: what says where, and who the employer is.

/// Atoms are numbered by group as they come; one group for each fact.
class AtomList {
public:
    void add(std::string name, int group, bool alone, bool pairs,
             std::function<std::uint64_t(Row)> hash, int weight = 3) {
        m_atoms.push_back({std::move(name), std::move(hash), group, alone, pairs, weight});
    }
    [[nodiscard]] int next_group() noexcept { return m_group++; }
    [[nodiscard]] std::vector<Atom> take() { return std::move(m_atoms); }

private:
    std::vector<Atom> m_atoms;
    int m_group = 0;
};

/// Hash of the words of a whole name, sorted: meets the words of an e-mail's local part.
std::vector<std::uint64_t> hashes_of_name_words(const Prepared& data) {
    const People& people = *data.people;
    std::vector<std::uint64_t> hashes(people.full_hashes.size(), 0);
    std::vector<std::string_view> words;
    for (const Row row : data.kept) {
        const auto id = people.full[row];
        if (id == 0 || hashes[id] != 0) {
            continue;
        }
        words.clear();
        for (const auto name : {people.first[row], people.last[row]}) {
            for (const auto word : people.names.words.of(name)) {
                words.push_back(people.names.words.table.text(word));
            }
        }
        std::sort(words.begin(), words.end());
        std::uint64_t hash = 1;
        for (const auto word : words) {
            hash = mix(hash, hash64(word));
        }
        hashes[id] = hash;
    }
    return hashes;
}

void add_people(AtomList& list, const Prepared& data, bool many) {
    const People& people = *data.people;
    const int last = list.next_group();
    const int first = list.next_group();
    list.add(
        "last", last, false, true, [&](Row row) { return people.facts[people.last[row]].sound; },
        2);
    list.add(
        "first", first, false, true, [&](Row row) { return people.facts[people.first[row]].root; },
        1);
    if (!many) {
        return; // the single names meet in everything
    }
    list.add("last and initial", first, false, true, [&](Row row) {
        const auto& a = people.facts[people.last[row]];
        const auto& b = people.facts[people.first[row]];
        return a.sound == 0 || b.start == 0 ? 0 : mix(a.sound, b.start);
    });
    list.add("first and initial", last, false, true, [&](Row row) {
        const auto& a = people.facts[people.first[row]];
        const auto& b = people.facts[people.last[row]];
        return a.root == 0 || b.start == 0 ? 0 : mix(a.root, b.start);
    });
}

void add_contacts(AtomList& list, const Prepared& data, bool organisations) {
    if (data.emails) {
        const Emails& emails = *data.emails;
        const int group = list.next_group();
        list.add("email", group, true, false,
                 [&](Row row) { return emails.addresses.hashes[emails.personal[row]]; });
        list.add("local", group, true, true, [&](Row row) -> std::uint64_t {
            const auto& facts = emails.facts[emails.personal[row]];
            return facts.local_size < 4 ? 0 : emails.locals.hashes[facts.local];
        });
        if (organisations) {
            list.add("domain", k_place_group, false, true,
                     [&](Row row) { return emails.domains.hashes[emails.domain[row]]; });
        }
    }
    if (data.phones) {
        const Phones& phones = *data.phones;
        const int group = list.next_group();
        for (const auto& cells : phones.mobile) {
            list.add("mobile", group, true, false,
                     [&](Row row) { return phones.numbers.hashes[cells[row]]; });
        }
        for (const auto& cells : phones.landline) {
            list.add("landline", organisations ? k_place_group : group, !organisations,
                     organisations, [&](Row row) { return phones.numbers.hashes[cells[row]]; });
        }
    }
}

void add_places(AtomList& list, const Prepared& data, bool organisations) {
    const auto group = [&] { return organisations ? k_place_group : list.next_group(); };
    if (data.siren) {
        const auto& column = *data.siren;
        list.add("siren", group(), !organisations, true,
                 [&](Row row) { return column.field.hashes[column.cells[row]]; });
    }
    if (organisations) {
        list.add("account", k_place_group, false, true, [&](Row row) -> std::uint64_t {
            const auto id = data.account[row];
            return id == 0 ? 0 : mix(id, 0);
        });
    }
    if (data.company) {
        const auto& column = *data.company;
        list.add("company", group(), !organisations, true,
                 [&](Row row) { return column.compact[column.cells[row]]; });
    }
    if (data.street) {
        const auto& column = *data.street;
        const auto own = group();
        list.add(
            "street", own, !organisations && !data.people, true,
            [&](Row row) { return column.compact[column.cells[row]]; }, 2);
    }
    const auto place = group();
    if (data.postcode) {
        const auto& column = *data.postcode;
        list.add(
            "postcode", place, false, true,
            [&](Row row) { return column.field.hashes[column.cells[row]]; }, 1);
    }
    if (data.town) {
        const auto& column = *data.town;
        list.add(
            "town", place, false, true, [&](Row row) { return column.compact[column.cells[row]]; },
            1);
    }
}

void add_columns(AtomList& list, const Prepared& data) {
    for (const auto& column : data.texts) {
        list.add(column.name, list.next_group(), true, true,
                 [&](Row row) { return column.compact[column.cells[row]]; });
    }
    for (const auto& column : data.plains) {
        const auto hash = [&](Row row) { return column.field.hashes[column.cells[row]]; };
        switch (column.kind) {
        case ColumnKind::code:
            list.add(column.name, list.next_group(), true, true, hash);
            break;
        case ColumnKind::date: {
            const int group = list.next_group();
            list.add(column.name, group, true, true, hash);
            list.add(
                column.name + ":day", group, false, true,
                [&](Row row) {
                    const auto date = column.field.numbers[column.cells[row]];
                    return date == 0 ? 0 : mix(1, date % 10000);
                },
                2);
            list.add(
                column.name + ":year", group, false, true,
                [&](Row row) {
                    const auto date = column.field.numbers[column.cells[row]];
                    return date == 0 ? 0 : mix(2, date / 10000);
                },
                1);
            break;
        }
        case ColumnKind::number:
        case ColumnKind::house_number:
            list.add(column.name, list.next_group(), false, true, hash, 1);
            break;
        default:
            break; // too few values
        }
    }
}

/// The rarest words of a value, rarest first.
constexpr std::size_t k_rare_words = 5;
std::size_t rarest(const Words& words, ValueId value,
                   std::array<std::uint32_t, k_rare_words>& out) {
    std::size_t size = 0;
    for (const auto word : words.of(value)) {
        auto at = size;
        while (at > 0 && words.weights[word] > words.weights[out[at - 1]]) {
            if (at < k_rare_words) {
                out[at] = out[at - 1];
            }
            --at;
        }
        if (at < k_rare_words) {
            out[at] = word;
            size = std::min(size + 1, k_rare_words);
        }
    }
    return size;
}

/// Rows meet in a rare word, or in two less rare ones.
void add_word_recipes(std::vector<Recipe>& recipes, const TextColumn& column) {
    std::vector<std::uint64_t> hashes(column.field.words.table.size(), 0);
    for (std::size_t id = 1; id < hashes.size(); ++id) {
        hashes[id] = hash64(column.field.words.table.text(static_cast<ValueId>(id)));
    }
    recipes.push_back({column.name + ":word", [&column, hashes](Row row, auto& keys) {
                           std::array<std::uint32_t, k_rare_words> rare;
                           const auto size = rarest(column.field.words, column.cells[row], rare);
                           for (std::size_t i = 0; i < std::min<std::size_t>(size, 3); ++i) {
                               keys.push_back(hashes[rare[i]]);
                           }
                       }});
    recipes.push_back({column.name + ":words", [&column, hashes](Row row, auto& keys) {
                           std::array<std::uint32_t, k_rare_words> rare;
                           const auto size = rarest(column.field.words, column.cells[row], rare);
                           for (std::size_t i = 0; i < size; ++i) {
                               for (auto j = i + 1; j < size; ++j) {
                                   const auto x = hashes[rare[i]];
                                   const auto y = hashes[rare[j]];
                                   keys.push_back(mix(std::min(x, y), std::max(x, y)));
                               }
                           }
                       }});
}

void add_name_recipes(std::vector<Recipe>& recipes, const Prepared& data) {
    const People& people = *data.people;
    recipes.push_back({"name", [&people](Row row, auto& keys) {
                           if (people.full[row] != 0) {
                               keys.push_back(people.full_hashes[people.full[row]]);
                           }
                       }});
    if (data.emails) {
        recipes.push_back(
            {"name or email", [hashes = hashes_of_name_words(data), &data](Row row, auto& keys) {
                 const auto name = hashes[data.people->full[row]];
                 const auto& emails = *data.emails;
                 const auto email = emails.facts[emails.personal[row]].words;
                 if (name != 0) {
                     keys.push_back(name);
                 }
                 if (email != 0 && email != name) {
                     keys.push_back(email);
                 }
             }});
    }
}

/// Both ends of the local part: a typing error leaves one of them whole.
void add_email_recipes(std::vector<Recipe>& recipes, const Emails& emails) {
    constexpr std::size_t k_end = 6;
    for (const bool front : {true, false}) {
        recipes.push_back(
            {front ? "email:front" : "email:back", [&emails, front](Row row, auto& keys) {
                 const auto& facts = emails.facts[emails.personal[row]];
                 if (facts.local_size < k_end + 2) {
                     return;
                 }
                 const auto local = emails.locals.text(facts.local);
                 keys.push_back(mix(hash64(front ? local.substr(0, k_end + 1)
                                                 : local.substr(local.size() - k_end)),
                                    facts.domain));
             }});
    }
}

} // namespace

bool is_large(const Prepared& data) noexcept {
    return data.rows > k_rich_rows;
}

std::vector<Atom> choose_atoms(const Prepared& data, bool many) {
    AtomList list;
    const bool organisations = data.people && !data.account.empty();
    if (data.people) {
        add_people(list, data, many);
    }
    add_contacts(list, data, organisations);
    add_places(list, data, organisations);
    add_columns(list, data);
    return list.take();
}

std::vector<Recipe> choose_recipes(const Prepared& data, const std::vector<Atom>& atoms) {
    std::vector<Recipe> recipes;
    if (data.people) {
        add_name_recipes(recipes, data);
    }
    if (data.emails) {
        add_email_recipes(recipes, *data.emails);
    }
    for (const Atom& atom : atoms) {
        if (atom.alone) {
            recipes.push_back({atom.name, [&atom](Row row, auto& keys) {
                                   if (const auto hash = atom.hash(row); hash != 0) {
                                       keys.push_back(hash);
                                   }
                               }});
        }
    }
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        for (auto j = i + 1; j < atoms.size(); ++j) {
            const Atom& a = atoms[i];
            const Atom& b = atoms[j];
            constexpr int k_telling = 4;
            const bool vague = is_large(data) && a.weight + b.weight < k_telling;
            if (a.group == b.group || !a.pairs || !b.pairs || vague) {
                continue;
            }
            recipes.push_back({a.name + "+" + b.name, [&a, &b](Row row, auto& keys) {
                                   const auto x = a.hash(row);
                                   const auto y = x == 0 ? 0 : b.hash(row);
                                   if (y != 0) {
                                       keys.push_back(mix(x, y));
                                   }
                               }});
        }
    }
    const bool organisations = data.people && !data.account.empty();
    if (data.company && !organisations) {
        add_word_recipes(recipes, *data.company);
    }
    for (const auto& column : data.texts) {
        add_word_recipes(recipes, column);
    }
    return recipes;
}

} // namespace bdd::dedupe

#include "dedupe/prepared.hpp"

#include <bdd/core/similarity.hpp>
#include <bdd/fields/person_name.hpp>

#include <algorithm>
#include <unordered_map>

namespace bdd::dedupe {

namespace {

/// Local part of an address as runs of capital letters, and all of its letters.
struct LocalPart {
    std::vector<std::string> words;
    std::string letters;
};

void append_letters(std::string_view local, std::string& letters) {
    for (const char c : local) {
        if (c >= 'a' && c <= 'z') {
            letters += static_cast<char>(c - 'a' + 'A');
        }
    }
}

LocalPart take_apart(std::string_view local) {
    LocalPart out;
    bool inside = false;
    for (const char c : local) {
        if (c >= 'a' && c <= 'z') {
            const auto capital = static_cast<char>(c - 'a' + 'A');
            if (!inside) {
                out.words.emplace_back();
            }
            out.words.back() += capital;
            out.letters += capital;
            inside = true;
        } else {
            inside = false;
        }
    }
    return out;
}

std::string compact_of(std::string_view name) {
    std::string out(name);
    std::erase(out, ' ');
    return out;
}

/// The first name that an address adds to a last name; empty when it adds none.
std::string first_beside(const LocalPart& local, const std::string& last) {
    const auto& letters = local.letters;
    if (last.size() < 3) {
        return {};
    }
    std::string rest;
    if (letters.size() > last.size() && letters.ends_with(last)) {
        rest = letters.substr(0, letters.size() - last.size());
    } else if (letters.size() > last.size() && letters.starts_with(last)) {
        rest = letters.substr(last.size());
    } else if (local.words.size() == 1 && fields::is_first_name(letters)) {
        rest = letters; // dimitri@
    }
    return rest.size() <= 2 || fields::is_first_name(rest) || local.words.size() > 1
               ? rest
               : std::string();
}

/// The last name that an address adds to a first name; empty when it adds none.
std::string last_beside(const LocalPart& local, const std::string& first) {
    constexpr std::size_t k_least = 3;
    const auto& letters = local.letters;
    std::string rest;
    if (first.size() >= k_least && letters.size() > first.size() && letters.starts_with(first)) {
        rest = letters.substr(first.size());
    } else if (first.size() >= k_least && letters.size() > first.size() &&
               letters.ends_with(first)) {
        rest = letters.substr(0, letters.size() - first.size());
    } else if (local.words.size() == 2 && local.words[0] == first.substr(0, 1)) {
        rest = local.words[1];
    } else if (local.words.size() == 1 && letters.size() > k_least && !first.empty() &&
               letters.front() == first.front() && !fields::is_first_name(letters)) {
        rest = letters.substr(1);
    }
    return rest.size() >= k_least ? rest : std::string();
}

class Completer {
public:
    Completer(People& people, const Emails& emails)
        : m_people(people)
        , m_emails(emails) {}

    /// Whole names gain nothing, so they need no order; the others number new names as they come.
    void run(ThreadPool& pool) {
        const auto rows = m_people.first.size();
        m_people.named_email.assign(rows, 0);
        for_ranges(pool, rows, [&](std::size_t from, std::size_t to) {
            std::string letters;
            for (auto row = from; row < to; ++row) {
                if (m_emails.personal[row] != 0 && is_whole(row)) {
                    letters.clear();
                    append_letters(m_emails.locals.text(local_of(row)), letters);
                    const Completed name{m_people.first[row], m_people.last[row], 0};
                    m_people.named_email[row] = is_named(name, letters) ? 1 : 0;
                }
            }
        });
        for (std::size_t row = 0; row < rows; ++row) {
            if (m_emails.personal[row] != 0 && !is_whole(row)) {
                complete(row, local_of(row));
            }
        }
    }

private:
    bool is_whole(std::size_t row) const noexcept {
        return m_people.first[row] != 0 && m_people.last[row] != 0;
    }
    std::uint32_t local_of(std::size_t row) const noexcept {
        return m_emails.facts[m_emails.personal[row]].local;
    }

    void complete(std::size_t row, std::uint32_t local_id) {
        auto& first = m_people.first[row];
        auto& last = m_people.last[row];
        const auto key = mix(mix(first, last), local_id);
        const auto [at, is_new] = m_known.try_emplace(key);
        Completed& known = at->second;
        if (is_new) {
            known = work_out(first, last, take_apart(m_emails.locals.text(local_id)));
        }
        first = known.first;
        last = known.last;
        m_people.named_email[row] = known.named;
    }

    struct Completed {
        ValueId first = 0, last = 0;
        ValueId named = 0;
    };

    Completed work_out(ValueId first, ValueId last, const LocalPart& local) {
        const auto first_text = compact_of(m_people.names.text(first));
        const auto last_text = compact_of(m_people.names.text(last));
        Completed out{first, last, 0};
        if (first == 0 && last != 0) {
            out.first = add_name(m_people, first_beside(local, last_text));
        } else if (first != 0 && last == 0) {
            out.last = add_name(m_people, last_beside(local, first_text));
        } else if (first == 0 && last == 0 && local.words.size() == 2) {
            const auto& [one, two] = std::pair(local.words[0], local.words[1]);
            const bool swapped = fields::is_first_name(two) && !fields::is_first_name(one);
            if (fields::is_first_name(one) || swapped || one.size() == 1) {
                out.first = add_name(m_people, swapped ? two : one);
                out.last = add_name(m_people, swapped ? one : two);
            }
        }
        out.named = is_named(out, local.letters) ? 1 : 0;
        return out;
    }

    /// True when the address says no more than the name does.
    bool is_named(const Completed& name, std::string_view letters) const {
        constexpr std::size_t k_least = 3;
        const auto holds = [&](ValueId id) {
            const auto text = compact_of(m_people.names.text(id));
            return text.size() >= k_least && letters.find(text) != std::string_view::npos;
        };
        if (holds(name.first) || holds(name.last)) {
            return true;
        }
        for (const auto id : {name.first, name.last}) {
            for (const auto word : m_people.names.words.of(id)) {
                const auto text = m_people.names.words.table.text(word);
                if (text.size() > k_least && letters.find(text) != std::string_view::npos) {
                    return true;
                }
            }
        }
        const auto whole = compact_of(m_people.names.text(name.first)) +
                           compact_of(m_people.names.text(name.last));
        return whole.size() > 5 && similarity::osa_distance(whole, letters, 2) <= 2;
    }

    People& m_people;
    const Emails& m_emails;
    std::unordered_map<std::uint64_t, Completed> m_known;
};

} // namespace

void complete_names(People& people, const Emails& emails, ThreadPool& pool) {
    Completer(people, emails).run(pool);
    number_full_names(people);
}

} // namespace bdd::dedupe

#include "rnvp/street_types.hpp"

#include "rnvp/table_lines.hpp"
#include "rnvp/word_table.hpp"

#include <bdd/rnvp/delivery.hpp>
#include <bdd_embedded/rnvp_data.hpp>

#include <algorithm>
#include <vector>

namespace bdd::rnvp {

namespace {

struct Spelling {
    std::vector<std::string_view> words;
    TypeMatch type;
};

/// All spellings of all types, those with the same first word together, the longest first.
class TypeTable {
public:
    TypeTable()
        : m_spellings(read())
        , m_first(m_spellings.size()) {
        for (std::uint32_t i = 0; i < m_spellings.size(); ++i) {
            m_first.put(m_spellings[i].words[0], i);
        }
    }

    [[nodiscard]] TypeMatch match(std::span<const std::string_view> words) const noexcept {
        const std::uint32_t* first = words.empty() ? nullptr : m_first.find(words.front());
        if (first == nullptr) {
            return {};
        }
        for (std::size_t i = *first; i < m_spellings.size(); ++i) {
            const auto spelled = std::span(m_spellings[i].words);
            if (spelled.front() != words.front()) {
                break;
            }
            if (spelled.size() <= words.size() &&
                std::equal(spelled.begin() + 1, spelled.end(), words.begin() + 1)) {
                return m_spellings[i].type;
            }
        }
        return {};
    }

private:
    static TypeKind kind_of(std::string_view name) noexcept {
        return name == "street"  ? TypeKind::street
               : name == "place" ? TypeKind::place
                                 : TypeKind::site;
    }
    static std::vector<Spelling> read() {
        std::vector<Spelling> all;
        const auto add = [&](std::string_view spelled, std::string_view name, TypeKind kind) {
            const auto words = text::words(spelled);
            all.push_back({words, {name, words.size(), kind, spelled != name}});
        };
        for_each_row(rnvp_data::embedded::street_types_tsv(), [&](const auto& fields) {
            const TypeKind kind = kind_of(fields[1]);
            add(fields[0], fields[0], kind);
            if (fields[2] != "-") {
                for (const std::string_view spelled : text::split(fields[2], '|')) {
                    add(spelled, fields[0], kind);
                }
            }
        });
        std::stable_sort(all.begin(), all.end(), [](const Spelling& a, const Spelling& b) {
            return a.words[0] != b.words[0] ? a.words[0] < b.words[0]
                                            : a.words.size() > b.words.size();
        });
        return all;
    }

    std::vector<Spelling> m_spellings;
    WordTable<std::uint32_t> m_first;
};

const TypeTable& table() {
    static const TypeTable instance;
    return instance;
}

} // namespace

TypeMatch match_type(std::span<const std::string_view> words) noexcept {
    return table().match(words);
}

bool is_street_type(std::string_view word) noexcept {
    return match_type({&word, 1}).kind == TypeKind::street;
}

} // namespace bdd::rnvp

#include <bdd/core/text.hpp>
#include <bdd/intake/activity_columns.hpp>
#include <bdd_embedded/activity_lists.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace bdd::intake {

namespace {

constexpr std::array<std::string_view, 4> k_kinds = {"events", "calls", "orders", "contracts"};

struct Name {
    std::string field;
    std::size_t rank = 0;
};

/// What is known of the columns of one kind of file.
struct Names {
    std::unordered_map<std::string, Name> by_key;
    std::vector<std::string> fields;
};

/// The key of a name without the small words of French: "N° de commande" is "N° commande".
std::string key_of(std::string_view name) {
    constexpr std::array<std::string_view, 7> k_small = {"DE", "DU", "DES", "LA", "LE", "L", "D"};
    const std::string key = text::key(name);
    std::string rest;
    for (const std::string_view word : text::words(key)) {
        if (std::find(k_small.begin(), k_small.end(), word) == k_small.end()) {
            rest += rest.empty() ? "" : " ";
            rest += word;
        }
    }
    return rest.empty() ? key : rest;
}

std::array<Names, k_kinds.size()> read_names() {
    std::array<Names, k_kinds.size()> all;
    std::size_t rank = 0;
    for (const std::string_view line :
         text::split(activity_lists::embedded::activity_columns_tsv(), '\n')) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::vector<std::string_view> parts = text::split(line, '\t');
        const std::string field(parts.at(1));
        for (const std::string_view word : text::words(parts.at(2))) {
            const auto* const kind = std::find(k_kinds.begin(), k_kinds.end(), word);
            Names& names = all.at(static_cast<std::size_t>(kind - k_kinds.begin()));
            names.by_key.emplace(key_of(parts.at(0)), Name{field, rank});
            if (std::find(names.fields.begin(), names.fields.end(), field) == names.fields.end()) {
                names.fields.push_back(field);
            }
        }
        ++rank;
    }
    return all;
}

const Names& names_of(ActivityKind kind) {
    static const std::array<Names, k_kinds.size()> k_names = read_names();
    return k_names[static_cast<std::size_t>(kind)];
}

const Name* find(ActivityKind kind, std::string_view column) {
    const Names& names = names_of(kind);
    const auto found = names.by_key.find(key_of(column));
    return found == names.by_key.end() ? nullptr : &found->second;
}

} // namespace

std::string_view keyword(ActivityKind kind) noexcept {
    return k_kinds[static_cast<std::size_t>(kind)];
}

const std::vector<std::string>& activity_fields(ActivityKind kind) {
    return names_of(kind).fields;
}

std::string_view activity_field(ActivityKind kind, std::string_view column) {
    const Name* const name = find(kind, column);
    return name == nullptr ? std::string_view() : std::string_view(name->field);
}

std::size_t activity_name_rank(ActivityKind kind, std::string_view column) {
    const Name* const name = find(kind, column);
    return name == nullptr ? std::numeric_limits<std::size_t>::max() : name->rank;
}

} // namespace bdd::intake

#include <bdd/dedupe/column_kind.hpp>

#include <array>
#include <cstddef>

namespace bdd::dedupe {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(ColumnKind::count_)> k_keywords{
    "ignore",       "id",       "civility",  "first-name", "last-name", "full-name", "company",
    "email",        "phone",    "mobile",    "siren",      "siret",     "website",   "street",
    "house-number", "postcode", "town",      "region",     "country",   "address",   "date",
    "code",         "number",   "job-title", "category",   "text"};

} // namespace

std::string_view keyword(ColumnKind kind) noexcept {
    return k_keywords[static_cast<std::size_t>(kind)];
}

std::optional<ColumnKind> column_kind(std::string_view keyword) noexcept {
    for (std::size_t i = 0; i < k_keywords.size(); ++i) {
        if (k_keywords[i] == keyword) {
            return static_cast<ColumnKind>(i);
        }
    }
    return std::nullopt;
}

} // namespace bdd::dedupe

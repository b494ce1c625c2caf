#include <bdd/rnvp/quality.hpp>

#include <array>

namespace bdd::rnvp {

std::string_view name(Reason reason) noexcept {
    static constexpr std::array<std::string_view, k_reasons> k_names = {
        "case",
        "accents",
        "punctuation",
        "spaces",
        "mojibake_repaired",
        "glued_word_split",
        "order_restored",
        "saint_short",
        "arrondissement_dropped",
        "zero_restored",
        "insee_as_cp",
        "cp_digits_swapped",
        "cp_corrected",
        "cp_added",
        "town_added",
        "label_corrected",
        "label_typo",
        "label_official",
        "old_commune",
        "hamlet_to_l5",
        "cedex_added",
        "cedex_number_added",
        "cedex_inferred",
        "town_to_l5",
        "two_postcodes",
        "type_expanded",
        "type_added",
        "title_restored",
        "article_restored",
        "initial_expanded",
        "street_typo",
        "street_alias",
        "words_added",
        "words_moved",
        "arrondissement_from_street",
        "rep_letter",
        "rep_dropped",
        "range_cut",
        "zero_dropped",
        "number_too_long",
        "special_to_l5",
        "complement_to_l3",
        "complement_to_l2",
        "abbreviated_32",
        "abbreviated_38",
        "cut",
        "line_overflow",
        "country_to_l7",
        "country_dropped",
    };
    return k_names[static_cast<std::size_t>(reason)];
}

std::optional<Reason> parse_reason(std::string_view keyword) noexcept {
    for (std::size_t i = 0; i < k_reasons; ++i) {
        if (name(static_cast<Reason>(i)) == keyword) {
            return static_cast<Reason>(i);
        }
    }
    return std::nullopt;
}

} // namespace bdd::rnvp

#include "rnvp/titles.hpp"

#include "rnvp/norm_words.hpp"
#include "rnvp/number_words.hpp"
#include "rnvp/table_lines.hpp"
#include "rnvp/word_table.hpp"

#include <bdd_embedded/rnvp_data.hpp>

namespace bdd::rnvp {

namespace {

WordTable<std::string_view> read_titles() {
    constexpr std::size_t room = 256;
    WordTable<std::string_view> titles(room);
    for_each_row(rnvp_data::embedded::titles_tsv(), [&](const auto& fields) {
        for (const std::string_view form : text::words(fields[1])) {
            titles.put(form, fields[0]);
        }
    });
    return titles;
}

} // namespace

std::string_view full_title(std::string_view word) noexcept {
    static const WordTable<std::string_view> titles = read_titles();
    const std::string_view* title = titles.find(word);
    return title == nullptr ? std::string_view{} : *title;
}

std::string with_full_titles(std::span<const std::string_view> name, bool has_type) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const SpelledNumber day = read_spelled_number(name.subspan(i));
        if (day.words > 0 && i + day.words < name.size() && is_month(name[i + day.words])) {
            append_word(out, std::to_string(day.value)); // HUIT MAI is printed 8 MAI
            i += day.words - 1;
            continue;
        }
        const bool is_title = i + 1 < name.size() && (i > 0 || has_type || name[i] != "STE");
        const std::string_view title = is_title ? full_title(name[i]) : std::string_view{};
        append_word(out, title.empty() ? name[i] : title);
    }
    return out;
}

} // namespace bdd::rnvp

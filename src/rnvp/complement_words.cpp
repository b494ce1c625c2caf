#include "rnvp/complement_words.hpp"

#include "rnvp/table_lines.hpp"
#include "rnvp/word_table.hpp"

#include <bdd_embedded/rnvp_data.hpp>

namespace bdd::rnvp {

namespace {

WordTable<ComplementKind> read_words() {
    constexpr std::size_t room = 128;
    WordTable<ComplementKind> words(room);
    for_each_row(rnvp_data::embedded::complement_words_tsv(), [&](const auto& fields) {
        const ComplementKind kind = fields[1] == "inner"   ? ComplementKind::inner
                                    : fields[1] == "coded" ? ComplementKind::coded
                                                           : ComplementKind::person;
        words.put(fields[0], kind);
        if (fields[2] != "-") {
            for (const std::string_view spelled : text::split(fields[2], '|')) {
                words.put(spelled, kind);
            }
        }
    });
    return words;
}

} // namespace

ComplementKind complement_kind(std::string_view word) noexcept {
    static const WordTable<ComplementKind> words = read_words();
    const ComplementKind* kind = words.find(word);
    return kind == nullptr ? ComplementKind::none : *kind;
}

} // namespace bdd::rnvp

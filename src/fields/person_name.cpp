#include "fields/honorifics.hpp"
#include "fields/name_parts.hpp"
#include "fields/name_words.hpp"
#include "fields/phrase_table.hpp"
#include "fields/tidy_line.hpp"

#include <bdd/core/text.hpp>

namespace bdd::fields {

std::string without_email(std::string_view tidy) {
    std::string kept;
    for (const std::string_view word : text::words(tidy)) {
        if (word.find('@') == std::string_view::npos) {
            append_word(kept, word);
        }
    }
    return kept;
}

std::string name_text(std::string_view cell, Repairs& repairs) {
    std::string tidy = tidy_line(cell);
    if (tidy.empty()) {
        return tidy;
    }
    const bool has_email = tidy.find('@') != std::string::npos;
    if (has_email) {
        tidy = without_email(tidy);
    }
    if (tidy.empty() || is_no_name(tidy)) {
        repairs.add(Repair::placeholder_emptied);
        tidy.clear();
    }
    return tidy;
}

std::string shown_name(std::string_view part, Repairs& repairs) {
    std::string shown = display_name(part);
    // All-lower names only gain capitals: not worth counting.
    if (shown != part && letter_case(part) != LetterCase::lower) {
        repairs.add(Repair::name_capitals);
    }
    return shown;
}

std::string shown_first_name(std::string_view part, Repairs& repairs) {
    if (part.size() == 2 && is_initial(text::key(part))) {
        return upper_letters(part);
    }
    return shown_name(part, repairs);
}

Reading<PersonName> read_person_name(std::string_view first_cell, std::string_view last_cell) {
    Reading<PersonName> reading;
    const std::string first = name_text(first_cell, reading.repairs);
    const std::string last = name_text(last_cell, reading.repairs);
    std::string_view first_part = first;
    std::string_view last_part = last;
    Honorifics of_first = take_honorifics(first_part);
    Honorifics of_last = take_honorifics(last_part);
    if (of_first.found || of_last.found) {
        reading.repairs.add(Repair::civility_from_name);
    }
    PersonName& name = reading.value;
    if (of_first.civility == Civility::unknown || of_last.civility == Civility::unknown ||
        of_first.civility == of_last.civility) {
        name.civility =
            of_first.civility != Civility::unknown ? of_first.civility : of_last.civility;
    }
    name.title = std::move(of_first.title);
    if (name.title != of_last.title) {
        append_word(name.title, of_last.title);
    }
    name.first_name = shown_first_name(first_part, reading.repairs);
    name.last_name = shown_name(last_part, reading.repairs);
    return reading;
}

} // namespace bdd::fields

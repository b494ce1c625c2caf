#include "rnvp/line_layout.hpp"

#include "rnvp/form_reason.hpp"
#include "rnvp/norm_words.hpp"

#include <bdd/core/text.hpp>
#include <bdd/rnvp/first_lines.hpp>
#include <bdd/rnvp/street_label.hpp>

#include <algorithm>

namespace bdd::rnvp {

namespace {

std::string_view long_repetition(std::string_view letter) noexcept {
    return letter == "B"   ? "BIS"
           : letter == "T" ? "TER"
           : letter == "Q" ? "QUATER"
           : letter == "C" ? "QUINQUIES"
                           : letter;
}

void note_street(Draft& draft, const StreetParts& street, const std::string& line) {
    const std::string number = street.number;
    if (street.repetition_was_long && !draft.options.long_repetition) {
        draft.note(Reason::rep_letter, 4, long_repetition(street.repetition), street.repetition);
    }
    if (!street.number_rest.empty()) {
        draft.note(Reason::range_cut, 4, number + ' ' + street.number_rest, number);
    }
    if (street.zero_was_dropped) {
        draft.note(Reason::zero_dropped, 4, "0" + number, number);
    }
    if (street.number_is_too_long) {
        draft.note(Reason::number_too_long, 4, line, line);
    }
    if (street.type_was_short) {
        draft.note(Reason::type_expanded, 4, {}, street.type);
    }
    if (draft.delivery.order_was_restored) {
        draft.note(Reason::order_restored, 4, {}, line);
    }
    if (draft.has_change(4) ||
        std::find(draft.cells.begin(), draft.cells.end(), line) != draft.cells.end()) {
        return;
    }
    for (const std::string& cell : draft.cells) {
        if (const auto reason = form_reason(cell, text::key(cell))) {
            draft.note(*reason, 4, cell, line);
            return;
        }
    }
}

} // namespace

void lay_out_line_4(Draft& draft) {
    const StreetParts& street = draft.delivery.street;
    draft.out.street = street;
    const std::string label = street.label();
    if (label.empty() && street.number.empty()) {
        return;
    }
    const std::string_view repetition = draft.options.long_repetition
                                            ? long_repetition(street.repetition)
                                            : std::string_view(street.repetition);
    // Four digits and a letter leave 31 signs, not 32.
    const std::size_t before = street.number.size() + repetition.size() +
                               (street.number.empty() ? 0U : 1U) + (repetition.empty() ? 0U : 1U);
    const std::size_t limit =
        std::min(k_label_limit, k_line_limit - std::min(before, k_line_limit));
    FittedLabel fitted = fit_street_label(label, limit);
    if (fitted.is_abbreviated && !draft.printed.empty() && draft.printed.size() <= limit) {
        fitted = {draft.printed, true, false}; // the official one
    }
    std::string& line = draft.out.lines[k_line_4];
    const auto add = [&line](std::string_view piece) {
        if (!piece.empty()) {
            line += line.empty() ? "" : " ";
            line += piece;
        }
    };
    add(street.number);
    add(repetition);
    add(fitted.text);
    if (line.size() > k_line_limit) {
        const std::vector<std::string> broken = break_lines(line);
        draft.note(Reason::cut, 4, line, broken.front());
        line = broken.front();
        draft.delivery.tails.insert(draft.delivery.tails.end(), broken.begin() + 1, broken.end());
        draft.out.code.form = '2';
    } else if (fitted.is_cut) {
        draft.note(Reason::cut, 4, label, fitted.text);
        draft.out.code.form = '2';
    } else if (fitted.is_abbreviated) {
        draft.note(Reason::abbreviated_32, 4, label, fitted.text);
        draft.out.code.form = std::max(draft.out.code.form, '1');
    }
    note_street(draft, street, line);
}

void lay_out_line_5(Draft& draft) {
    draft.out.special = draft.delivery.special;
    std::string& line = draft.out.lines[k_line_5];
    line = draft.delivery.special;
    if (!line.empty() && !draft.stood_alone(line)) {
        draft.note(Reason::special_to_l5, 5, {}, line);
    }
    if (draft.locality.empty()) {
    } else if (line.empty()) {
        line = draft.locality;
    } else if (line.size() + 1 + draft.locality.size() <= k_line_limit) {
        line += ' ' + draft.locality;
    } else {
        draft.note(Reason::line_overflow, 3, draft.locality, draft.locality);
        draft.delivery.tails.push_back(draft.locality);
    }
    if (line.size() > k_line_limit) {
        const std::vector<std::string> broken = break_lines(line);
        line = broken.front();
        draft.delivery.tails.insert(draft.delivery.tails.end(), broken.begin() + 1, broken.end());
        draft.note(Reason::line_overflow, 5, draft.delivery.special, line);
    }
}

void lay_out_first_lines(Draft& draft) {
    std::vector<std::string> words = draft.delivery.complements;
    words.insert(words.end(), draft.delivery.tails.begin(), draft.delivery.tails.end());
    for (const std::string& text : words) {
        if (!draft.stood_alone(text)) {
            draft.note(Reason::complement_to_l3, 3, {}, text);
        }
    }
    const auto first = [&](std::string_view text) {
        return draft.options.keep_first_lines ? text::clean_line(text) : text::key(text);
    };
    const FirstLines filled =
        fill_first_lines(first(draft.raw.company), first(draft.raw.person), words);
    std::copy(filled.lines.begin(), filled.lines.end(), draft.out.lines.begin());
    if (filled.overflowed) {
        draft.note(Reason::line_overflow, 3, {}, draft.out.lines[k_line_3]);
    }
    for (const std::string& text : words) {
        draft.out.complement += draft.out.complement.empty() ? text : ' ' + text;
    }
    if (!filled.lost.empty()) {
        draft.note(Reason::cut, 3, text::join(filled.lost, " "), {});
        draft.out.code.form = '2';
    }
}

} // namespace bdd::rnvp

#include "flows/review_page.hpp"

#include "cli/color.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

namespace bdd::flows {

namespace {

constexpr std::string_view k_differs = "\u2260";
constexpr std::string_view k_empty = "\u2013";
constexpr std::size_t k_least_column = 16; ///< Narrower terminals wrap the lines themselves.
constexpr std::size_t k_most_evidence = 3; ///< Of either side.
constexpr double k_least_bits = 0.05;      ///< Less is shown as 0.0.

/// The first piece of a word, as wide as may be.
std::size_t fitting_bytes(std::string_view word, std::size_t width) {
    std::size_t end = 0;
    while (end < word.size()) {
        std::size_t next = end;
        (void)text::next_code_point(word, next);
        if (end > 0 && text::display_width(word.substr(0, next)) > width) {
            break;
        }
        end = next;
    }
    return end;
}

/// Lines of at most so many columns, broken between words where that is possible.
std::vector<std::string> wrapped(const std::string& value, std::size_t width) {
    std::vector<std::string> lines(1);
    for (std::string_view word : text::words(value)) {
        const std::size_t used = text::display_width(lines.back());
        if (used > 0 && used + 1 + text::display_width(word) <= width) {
            lines.back() += ' ';
        } else if (used > 0) {
            lines.emplace_back();
        }
        while (text::display_width(word) > width) {
            const std::size_t bytes = fitting_bytes(word, width);
            lines.back() += word.substr(0, bytes);
            word.remove_prefix(bytes);
            lines.emplace_back();
        }
        lines.back() += word;
    }
    return lines;
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t used = text::display_width(text);
    return std::string(text) + std::string(width > used ? width - used : 0, ' ');
}

struct Row {
    std::string title;
    std::string a;
    std::string b;
    bool differs = false;
};

std::vector<Row> rows_of(const ReviewItem& item) {
    std::vector<Row> rows;
    rows.push_back({"", uid_of(item.a.contact), uid_of(item.b.contact)});
    for (std::size_t i = 0; i < k_review_fields; ++i) {
        const auto field = static_cast<ReviewField>(i);
        // A stray control sign in a cell must not move the cursor.
        Row row{title(field), text::clean_line(item.a[field]), text::clean_line(item.b[field])};
        if (row.a.empty() && row.b.empty()) {
            continue;
        }
        row.differs = likeness(field, row.a, row.b) == Likeness::different;
        for (std::string* value : {&row.a, &row.b}) {
            *value = value->empty() ? std::string(k_empty) : std::move(*value);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string grid(const std::vector<Row>& rows, const ReviewPage& page) {
    std::size_t titles = 0;
    std::size_t widest = 0;
    for (const Row& row : rows) {
        titles = std::max(titles, text::display_width(row.title));
        widest = std::max({widest, text::display_width(row.a), text::display_width(row.b)});
    }
    const std::size_t around = 2 + titles + 4 + 2; // Margin, sign with its blanks, gap.
    const std::size_t half = page.width > around ? (page.width - around) / 2 : 0;
    const std::size_t column = std::min(widest, std::max(half, k_least_column));
    std::string out;
    for (const Row& row : rows) {
        const std::vector<std::string> left = wrapped(row.a, column);
        const std::vector<std::string> right = wrapped(row.b, column);
        for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
            const bool first = i == 0;
            const bool marked = page.color && row.differs;
            const std::string a = padded(i < left.size() ? left[i] : std::string(), column);
            const std::string b = i < right.size() ? right[i] : std::string();
            std::string line = "  " + padded(first ? row.title : std::string(), titles) + " " +
                               padded(first && row.differs ? k_differs : "", 1) + "  " +
                               cli::styled(a, cli::Style::yellow, marked) + "  " +
                               cli::styled(b, cli::Style::yellow, marked && !b.empty());
            line.erase(line.find_last_not_of(' ') + 1);
            out += line + "\n";
        }
    }
    return out;
}

/// "  for      +19.2 email (exact), +6.1 person (close)"
std::string evidence_line(const std::string& title, std::size_t titles,
                          std::vector<const dedupe::ExplainedStep*> steps) {
    if (steps.empty()) {
        return {};
    }
    std::stable_sort(steps.begin(), steps.end(), [](const auto* x, const auto* y) {
        return std::abs(x->bits) > std::abs(y->bits);
    });
    steps.resize(std::min(steps.size(), k_most_evidence));
    std::string line = "  " + padded(title, titles) + "  ";
    for (const dedupe::ExplainedStep* step : steps) {
        line += fmt::format("{}{} {} ({})", step == steps.front() ? "" : ", ",
                            bits_text(step->bits), step->comparison, step->level);
    }
    return line + "\n";
}

std::string evidence(const dedupe::Explanation& why) {
    std::vector<const dedupe::ExplainedStep*> in_favour;
    std::vector<const dedupe::ExplainedStep*> against;
    for (const dedupe::ExplainedStep& step : why.steps) {
        if (std::abs(step.bits) >= k_least_bits) {
            (step.bits > 0 ? in_favour : against).push_back(&step);
        }
    }
    const std::string for_title = _("for");
    const std::string against_title = _("against");
    const std::size_t titles =
        std::max(text::display_width(for_title), text::display_width(against_title));
    std::string out = evidence_line(for_title, titles, std::move(in_favour)) +
                      evidence_line(against_title, titles, std::move(against));
    if (!why.veto.empty()) {
        out += "  " + text_of(_("never merged by this evidence: {0}"), why.veto) + "\n";
    }
    return out;
}

} // namespace

Likeness likeness(ReviewField field, const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) {
        return Likeness::missing;
    }
    switch (field) {
    case ReviewField::records: // Counts and codes of both: no fact about the person.
    case ReviewField::sources:
        return Likeness::alike;
    case ReviewField::siren: // A point or a hyphen is another address, another number.
    case ReviewField::email:
    case ReviewField::phone:
    case ReviewField::mobile:
        return text::fold(a) == text::fold(b) ? Likeness::alike : Likeness::different;
    default:
        return text::key(a) == text::key(b) ? Likeness::alike : Likeness::different;
    }
}

std::string page_text(const ReviewPage& page) {
    const std::string heading =
        text_of(_("{0} of {1}: one person with a probability of {2}"), page.number, page.total,
                fmt::format("{:.2f}", page.item->probability));
    std::string out = "\n" + cli::styled(heading, cli::Style::bold, page.color) + "\n\n" +
                      grid(rows_of(*page.item), page);
    if (page.why) {
        out += "\n" + evidence(*page.why);
    }
    return out + "\n";
}

} // namespace bdd::flows

#include "flows/returns/return_row.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace bdd::flows {

namespace {

using fields::Repair;

bool is_label(std::string_view word) noexcept {
    static constexpr std::array<std::string_view, 6> k_labels = {"REF", "REFERENCE", "ID",
                                                                 "N",   "NO",        "CONTACT"};
    return std::find(k_labels.begin(), k_labels.end(), word) != k_labels.end();
}

std::string_view given(std::string_view cell, fields::Repairs& repairs) {
    if (!cell.empty() && fields::is_placeholder(cell)) {
        repairs.add(Repair::placeholder_emptied);
        return {};
    }
    if (!cell.empty() && (cell.front() == '=' || cell.front() == '\'')) {
        repairs.add(Repair::spreadsheet_artefact);
    }
    return cell;
}

/// "inconnu" stands for nothing in other columns; here it is a motive.
void read_motive(ReturnRow& row) {
    row.motive = fields::read_return_motive(row.said);
    if (row.motive || row.said.empty()) {
        return;
    }
    if (fields::is_placeholder(row.said)) {
        row.said.clear();
        row.repairs.add(Repair::placeholder_emptied);
    } else if (const auto repaired = fields::repair_double_encoding(row.said)) {
        row.motive = fields::read_return_motive(*repaired);
        row.repairs.add(Repair::double_encoding);
    }
}

} // namespace

std::optional<model::ContactId> read_reference(std::string_view cell) {
    const std::string key = text::key(cell);
    std::string id;
    for (const std::string_view word : text::words(key)) {
        if (!id.empty() || !is_label(word)) {
            id += word;
        }
    }
    if (id.size() < 2 || id.front() != 'C') {
        return std::nullopt;
    }
    model::ContactId contact;
    const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), contact.value);
    const bool is_whole = error == std::errc{} && end == id.data() + id.size();
    return is_whole && contact.value > 0 ? std::optional(contact) : std::nullopt;
}

ReturnRow read_return_row(const ReturnColumns& columns, const std::vector<std::string_view>& cells,
                          fields::DateOrder order) {
    ReturnRow row;
    row.ref = given(columns.ref(cells), row.repairs);
    for (std::size_t i = 0; i < row.lines.size(); ++i) {
        row.lines.at(i) = columns.line(cells, i + 1);
    }
    row.has_lines = columns.has_lines() && !row.lines[3].empty() && !row.lines[5].empty();
    row.said = columns.motive(cells);
    read_motive(row);
    const auto date = fields::read_date(columns.date(cells), order);
    row.returned_on = date.value;
    row.repairs.add(date.repairs);
    row.date = date.ok() ? std::string_view() : columns.date(cells);
    return row;
}

std::uint64_t key_of(const ReturnRow& row, std::string_view file_hash) {
    std::string key;
    if (const auto contact = read_reference(row.ref)) {
        key = std::to_string(contact->value);
    } else {
        for (const std::string_view line : row.lines) {
            key += text::key(line) + '\n';
        }
    }
    const std::string when = row.returned_on ? to_string(*row.returned_on) : std::string(file_hash);
    return hash64(fmt::format("{}|{}|{}", key, keyword(row.effective_motive()), when));
}

} // namespace bdd::flows

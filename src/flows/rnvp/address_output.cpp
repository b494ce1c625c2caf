#include "flows/rnvp/address_output.hpp"

#include <bdd/core/text.hpp>

#include <algorithm>

namespace bdd::flows {

const std::vector<std::string>& address_output_columns() {
    static const std::vector<std::string> columns = {
        "l1",          "l2",        "l3",          "l4",         "l5",         "l6",
        "l7",          "rnvp_code", "rnvp_status", "rnvp_score", "mailable",   "insee",
        "postcode",    "town",      "cedex",       "number",     "repetition", "number_rest",
        "street_type", "street",    "special",     "reasons",    "candidates", "rnvp_ref"};
    return columns;
}

std::string reasons_text(const rnvp::MailAddress& address) {
    std::string out;
    for (const rnvp::Change& change : address.changes) {
        out += out.empty() ? "" : " | ";
        if (change.line > 0) {
            out += 'L';
            out += static_cast<char>('0' + change.line);
            out += ' ';
        }
        out += rnvp::name(change.reason);
    }
    return out;
}

AddressCells::AddressCells(char delimiter, io::Encoding encoding, std::string reference)
    : m_delimiter(delimiter)
    , m_encoding(encoding)
    , m_reference(std::move(reference)) {}

void AddressCells::cell(std::string& out, std::string_view text) {
    out += m_delimiter;
    const bool is_quoted = text.find('"') != std::string_view::npos ||
                           text.find(m_delimiter) != std::string_view::npos;
    std::string encoded;
    if (m_encoding != io::Encoding::utf8 && !io::is_wide(m_encoding) && !text::is_ascii(text)) {
        std::uint64_t replaced = 0;
        encoded = io::encode(text, m_encoding, replaced);
        text = encoded;
    }
    if (!is_quoted) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out.append(c == '"' ? 2 : 1, c);
    }
    out += '"';
}

void AddressCells::append(std::string& out, const rnvp::MailAddress& address) {
    for (const std::string& line : address.lines) {
        cell(out, line);
    }
    cell(out, address.code.text());
    cell(out, rnvp::name(address.status));
    cell(out, std::to_string(address.score));
    cell(out, address.mailable ? "1" : "0");
    cell(out, address.insee);
    cell(out, address.postcode);
    cell(out, address.town);
    cell(out, address.cedex);
    cell(out, address.street.number);
    cell(out, address.street.repetition);
    cell(out, address.street.number_rest);
    cell(out, address.street.type);
    cell(out, address.street.name);
    cell(out, address.special);
    cell(out, reasons_text(address));
    cell(out, text::join(address.candidates, " | "));
    cell(out, m_reference);
}

} // namespace bdd::flows

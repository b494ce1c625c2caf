#pragma once

#include <bdd/io/encoding.hpp>
#include <bdd/rnvp/normalizer.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// Names of the columns that `rnvp file` adds, in their order.
[[nodiscard]] const std::vector<std::string>& address_output_columns();

/// Appends the cells of those columns, each with the delimiter in front.
class AddressCells {
public:
    /// `reference` names the bases that were used, for the last column.
    AddressCells(char delimiter, io::Encoding encoding, std::string reference);
    void append(std::string& out, const rnvp::MailAddress& address);

private:
    void cell(std::string& out, std::string_view text);

    char m_delimiter;
    io::Encoding m_encoding;
    std::string m_reference;
    std::string m_text;
};

/// "L6 saint_short | L4 range_cut": the reasons of an address in one cell.
[[nodiscard]] std::string reasons_text(const rnvp::MailAddress& address);

} // namespace bdd::flows

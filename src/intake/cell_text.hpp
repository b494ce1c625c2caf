#pragma once

#include <bdd/fields/reading.hpp>

#include <deque>
#include <string>
#include <string_view>

namespace bdd::intake {

/// Tidies the cells of one row: one line, single spaces, placeholders emptied, double encoding
/// undone. A cell that is tidy already costs no copy; the others live here until `start_row`.
class CellText {
public:
    void start_row() noexcept { m_used = 0; }
    /// The tidy text, valid until the next start_row. `keep_breaks` is for whole addresses, whose
    /// line breaks separate parts.
    [[nodiscard]] std::string_view tidy(std::string_view cell, bool keep_breaks,
                                        fields::Repairs& repairs);

    /// Both, with a space between; valid as long.
    [[nodiscard]] std::string_view join(std::string_view left, std::string_view right);

private:
    [[nodiscard]] std::string_view keep(std::string text);

    std::deque<std::string> m_kept;
    std::size_t m_used = 0;
};

} // namespace bdd::intake

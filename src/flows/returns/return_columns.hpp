#pragma once

#include "flows/field_columns.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::flows {

/// Which columns of a file of returned mail say what: by the names in its header, or as --map says.
class ReturnColumns {
public:
    static constexpr std::size_t k_lines = 6;

    /// `given`: "COLUMN=ref", motive, date, line_1 … line_6 or ignore. Throws Errc::usage for what
    /// is none of these, Errc::input when no column says whose letter came back.
    ReturnColumns(const TabularInput& input, const std::vector<std::string>& given);

    /// A file of returned mail; --map is none of contacts.
    [[nodiscard]] static TabularInput open(const std::string& path, TabularOptions options);

    /// Cells of a row, trimmed; empty where no column holds them.
    [[nodiscard]] std::string_view ref(const std::vector<std::string_view>& cells) const;
    [[nodiscard]] std::string_view date(const std::vector<std::string_view>& cells) const;
    [[nodiscard]] std::string_view line(const std::vector<std::string_view>& cells,
                                        std::size_t number) const; ///< From 1.
    /// A code and its words may stand in two columns: "2 - inconnu".
    [[nodiscard]] std::string motive(const std::vector<std::string_view>& cells) const;

    [[nodiscard]] bool has_motive() const noexcept { return !m_motives.empty(); }
    [[nodiscard]] bool has_lines() const noexcept { return m_lines[3] && m_lines[5]; }
    /// Every column with what it holds; empty for one that is passed over.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> mapping() const {
        return m_columns.mapping();
    }

private:
    using Place = std::optional<std::size_t>;

    FieldColumns m_columns;
    Place m_ref;
    Place m_date;
    std::vector<std::size_t> m_motives;
    std::array<Place, k_lines> m_lines;
};

} // namespace bdd::flows

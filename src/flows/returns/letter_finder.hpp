#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace bdd::flows {

/// Lines 1 to 6 of a piece of mail.
using PieceLines = std::array<std::string_view, 6>;

/// Finds the contact of a letter by what is printed on it: line 4 and line 6 are those that RNVP
/// gives, and line 1 or 2 names the person, or the company where the contact is none. Accents, case
/// and punctuation do not count. All pieces that are to be found are named first, so that the
/// contacts are read once.
class LetterFinder {
public:
    struct Found {
        std::optional<model::ContactId> contact; ///< When there is exactly one.
        std::size_t candidates = 0;
    };

    void want(const PieceLines& piece);
    [[nodiscard]] bool wants_any() const noexcept { return !m_wanted.empty(); }
    /// Reads the letters that the base would print now.
    void search(storage::Database& base);
    [[nodiscard]] Found find(const PieceLines& piece) const;

private:
    struct Letter {
        model::ContactId contact;
        std::array<std::string, 3> first_lines;
        std::string name; ///< Words that line 1 or 2 must have.
    };

    std::unordered_set<std::uint64_t> m_wanted; ///< Hashes of lines 4 and 6.
    std::unordered_map<std::uint64_t, std::vector<Letter>> m_letters;
};

} // namespace bdd::flows

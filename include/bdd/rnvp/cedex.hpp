#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// A code of business delivery.
struct CedexCode {
    std::string code;  ///< Five digits.
    std::string label; ///< Delivery office with word and number: "TOULOUSE CEDEX 7"; empty when the
                       ///< base knows the code alone.
    std::vector<std::string> communes; ///< INSEE codes seen with it, the most frequent first.
};

/// The codes of business delivery that were loaded. Empty without a load.
class CedexCodes {
public:
    CedexCodes() = default;
    /// Sorts by code; of one code the first row with a label wins, communes add up.
    explicit CedexCodes(std::vector<CedexCode> codes);

    [[nodiscard]] bool empty() const noexcept { return m_codes.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return m_codes.size(); }
    /// nullptr when the code is not known.
    [[nodiscard]] const CedexCode* find(std::string_view code) const noexcept;
    [[nodiscard]] std::span<const CedexCode> all() const noexcept { return m_codes; }

private:
    std::vector<CedexCode> m_codes;
};

} // namespace bdd::rnvp

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bdd::intake {

/// Values of a row beyond the first of their kind; what RecordFields::more keeps.
struct MoreValues {
    std::vector<std::string> emails;
    std::vector<std::string> phones;
    std::vector<std::string> sirens;
    std::vector<std::string> sirets;
    std::vector<std::string> extensions;

    void clear() noexcept;
    /// JSON object of the lists that hold something; empty when none does.
    [[nodiscard]] std::string json() const;
};

} // namespace bdd::intake

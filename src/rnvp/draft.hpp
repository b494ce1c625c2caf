#pragma once

#include <bdd/rnvp/normalizer.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// Places of the lines in MailAddress::lines.
inline constexpr std::size_t k_line_3 = 2;
inline constexpr std::size_t k_line_4 = 3;
inline constexpr std::size_t k_line_5 = 4;
inline constexpr std::size_t k_line_6 = 5;
inline constexpr std::size_t k_line_7 = 6;

/// An address on its way from the cells to the lines.
struct Draft {
    const Reference& reference;
    const NormalizeOptions& options;
    const RawAddress& raw;
    const Trace& trace;

    std::vector<std::string> cells; ///< What nobody has taken yet.
    TownMatch match;
    Delivery delivery;
    std::string locality; ///< For line 5.
    std::string printed;  ///< Official label of the street that was found.
    bool is_hamlet = false;
    bool is_street_checked = false;
    MailAddress out;

    /// `step` makes the words; it is not called when nobody listens.
    template <typename Step>
    void say(Step&& step) const {
        if (trace) {
            trace(step());
        }
    }
    void note(Reason reason, int line, std::string_view before, std::string_view after) {
        out.changes.push_back(
            {reason, static_cast<std::uint8_t>(line), std::string(before), std::string(after)});
    }
    [[nodiscard]] bool has_change(int line) const;
    /// True when a cell holds just this, in norm form.
    [[nodiscard]] bool stood_alone(std::string_view norm) const;
};

} // namespace bdd::rnvp

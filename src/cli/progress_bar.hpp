#pragma once

#include "cli/io.hpp"

#include <bdd/core/progress.hpp>

#include <cstdint>
#include <functional>
#include <string>

namespace bdd::cli {

/// Draws the progress of long work on one line of a terminal, at most ten times a second, and wipes
/// it at the end. A spinner when the total is unknown. Silent until enabled.
class ProgressBar : public Progress {
public:
    /// `seconds` is a steady clock, injected for tests.
    ProgressBar(Output& err, std::function<double()> seconds);

    void enable() noexcept { m_enabled = true; }

    void begin(std::string_view what, std::uint64_t total, std::string_view unit) override;
    void advance(std::uint64_t amount) override;
    void end() override;

    /// Wipes the line, so that another text can be printed; the bar comes back by itself.
    void clear_line();

private:
    void draw(double now);
    [[nodiscard]] std::string line() const;

    Output& m_err;
    std::function<double()> m_seconds;
    bool m_enabled = false;
    bool m_running = false;
    bool m_is_drawn = false;
    double m_next_draw_s = 0;
    std::string m_what;
    std::string m_unit;
    std::uint64_t m_total = 0;
    std::uint64_t m_done = 0;
    std::uint64_t m_turns = 0;
};

} // namespace bdd::cli

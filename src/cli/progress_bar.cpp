#include "cli/progress_bar.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace bdd::cli {

namespace {

constexpr double k_redraw_s = 0.1;
constexpr std::size_t k_bar_columns = 24;
constexpr std::string_view k_wipe = "\r\x1b[K";

/// 1234567 B is "1.2 MB"; other units are counted in full.
std::string amount_text(std::uint64_t amount, std::string_view unit) {
    if (unit != "B") {
        return fmt::format("{} {}", amount, unit);
    }
    static constexpr std::array k_prefixes{"B", "kB", "MB", "GB", "TB"};
    auto value = static_cast<double>(amount);
    std::size_t power = 0;
    while (value >= 1000 && power + 1 < k_prefixes.size()) {
        value /= 1000;
        ++power;
    }
    return power == 0 ? fmt::format("{} B", amount)
                      : fmt::format("{:.1f} {}", value, k_prefixes.at(power));
}

} // namespace

ProgressBar::ProgressBar(Output& err, std::function<double()> seconds)
    : m_err(err)
    , m_seconds(std::move(seconds)) {}

void ProgressBar::begin(std::string_view what, std::uint64_t total, std::string_view unit) {
    m_what = what;
    m_unit = unit;
    m_total = total;
    m_done = 0;
    m_turns = 0;
    m_running = true;
    if (m_enabled) {
        // Work that ends at once shows no bar: it would only flicker.
        m_next_draw_s = m_seconds() + k_redraw_s;
    }
}

void ProgressBar::advance(std::uint64_t amount) {
    m_done += amount;
    if (!m_enabled || !m_running) {
        return;
    }
    const double now = m_seconds();
    if (now >= m_next_draw_s) {
        draw(now);
    }
}

void ProgressBar::end() {
    m_running = false;
    clear_line();
}

void ProgressBar::clear_line() {
    if (m_is_drawn) {
        m_err.write(k_wipe);
        m_err.flush();
        m_is_drawn = false;
    }
}

void ProgressBar::draw(double now) {
    m_next_draw_s = now + k_redraw_s;
    ++m_turns;
    const std::size_t columns = std::max<std::size_t>(m_err.columns(), 2) - 1;
    m_err.write(fmt::format("{}{}", k_wipe, text::shorten(line(), columns)));
    m_err.flush();
    m_is_drawn = true;
}

std::string ProgressBar::line() const {
    if (m_total == 0) {
        constexpr std::string_view k_spinner = "|/-\\";
        return fmt::format("{} {} {}", k_spinner[m_turns % k_spinner.size()], m_what,
                           amount_text(m_done, m_unit));
    }
    const double share = std::min(static_cast<double>(m_done) / static_cast<double>(m_total), 1.0);
    const auto filled = static_cast<std::size_t>(share * static_cast<double>(k_bar_columns));
    return fmt::format("{} [{}{}] {:3.0f} % {}", m_what, std::string(filled, '#'),
                       std::string(k_bar_columns - filled, '.'), share * 100,
                       amount_text(std::min(m_done, m_total), m_unit));
}

} // namespace bdd::cli

#include <bdd/protect/value_search.hpp>

#include <algorithm>

namespace bdd::protect {

namespace {

constexpr std::size_t k_bytes = 256;

unsigned char plain(unsigned char byte) noexcept {
    return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + ('a' - 'A')) : byte;
}

} // namespace

ValueSearch::ValueSearch()
    : m_steps(k_bytes, k_none)
    , m_states(1) {}

void ValueSearch::add(std::size_t value, std::string_view bytes) {
    if (bytes.empty()) {
        return;
    }
    std::uint32_t state = 0;
    for (const char c : bytes) {
        const unsigned char byte = plain(static_cast<unsigned char>(c));
        if (step(state, byte) == k_none) {
            const auto made = static_cast<std::uint32_t>(m_states.size());
            m_states.emplace_back();
            m_steps.resize(m_steps.size() + k_bytes, k_none);
            step(state, byte) = made;
        }
        state = step(state, byte);
    }
    for (std::uint32_t at = m_states[state].pattern; at != k_none; at = m_patterns[at].next) {
        if (m_patterns[at].value == value) {
            return;
        }
    }
    m_patterns.push_back({value, bytes.size(), m_states[state].pattern});
    m_states[state].pattern = static_cast<std::uint32_t>(m_patterns.size() - 1);
}

void ValueSearch::seal() {
    // By length of what a state stands for: where a step leads nowhere, the longest end of it that
    // begins a pattern goes on.
    std::vector<std::uint32_t> behind(m_states.size(), 0);
    std::vector<std::uint32_t> order;
    order.reserve(m_states.size());
    for (std::size_t byte = 0; byte < k_bytes; ++byte) {
        std::uint32_t& to = m_steps[byte];
        if (to == k_none) {
            to = 0;
        } else {
            order.push_back(to);
        }
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t state = order[i];
        const std::uint32_t end = behind[state];
        m_states[state].shorter = m_states[end].pattern != k_none ? end : m_states[end].shorter;
        for (std::size_t byte = 0; byte < k_bytes; ++byte) {
            const std::uint32_t elsewhere = m_steps[std::size_t{end} * k_bytes + byte];
            std::uint32_t& to = m_steps[std::size_t{state} * k_bytes + byte];
            if (to == k_none) {
                to = elsewhere;
            } else {
                behind[to] = elsewhere;
                order.push_back(to);
            }
        }
    }
    // A capital leads where its small letter leads.
    for (std::size_t state = 0; state < m_states.size(); ++state) {
        const auto first = m_steps.begin() + static_cast<std::ptrdiff_t>(state * k_bytes);
        std::copy(first + 'a', first + 'z' + 1, first + 'A');
    }
}

void ValueSearch::Stream::feed(std::string_view bytes, const Visit& visit) {
    const ValueSearch& search = *m_search;
    const std::uint32_t* const steps = search.m_steps.data();
    std::uint32_t state = m_state;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        state = steps[std::size_t{state} * k_bytes + static_cast<unsigned char>(bytes[i])];
        const State& reached = search.m_states[state];
        if (reached.pattern == k_none && reached.shorter == 0) {
            continue;
        }
        for (std::uint32_t at = state; at != 0; at = search.m_states[at].shorter) {
            for (std::uint32_t p = search.m_states[at].pattern; p != k_none;
                 p = search.m_patterns[p].next) {
                const Pattern& pattern = search.m_patterns[p];
                visit({pattern.value, m_offset + i + 1, pattern.length});
            }
        }
    }
    m_state = state;
    m_offset += bytes.size();
}

void ValueSearch::each(std::string_view bytes, const Visit& visit) const {
    Stream(*this).feed(bytes, visit);
}

bool ValueSearch::finds(std::string_view bytes) const {
    bool found = false;
    each(bytes, [&](const Match&) { found = true; });
    return found;
}

} // namespace bdd::protect

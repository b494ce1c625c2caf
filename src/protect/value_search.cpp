#include <bdd/protect/value_search.hpp>

#include <algorithm>

namespace bdd::protect {

namespace {

unsigned char plain(unsigned char byte) noexcept {
    return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + ('a' - 'A')) : byte;
}

} // namespace

void ValueSearch::add(std::size_t value, std::string_view bytes) {
    if (bytes.empty()) {
        return;
    }
    Pattern pattern{value, std::string(bytes)};
    for (char& c : pattern.bytes) {
        c = static_cast<char>(plain(static_cast<unsigned char>(c)));
    }
    m_patterns.push_back(std::move(pattern));
}

void ValueSearch::seal() {
    choose_classes();
    for (std::uint32_t i = 0; i < m_patterns.size(); ++i) {
        add_states(i);
    }
    link_states();
}

void ValueSearch::choose_classes() {
    for (const Pattern& pattern : m_patterns) {
        for (const char c : pattern.bytes) {
            std::uint16_t& byte_class = m_classes[static_cast<unsigned char>(c)];
            if (byte_class == 0) {
                byte_class = static_cast<std::uint16_t>(m_width++);
            }
        }
    }
    for (unsigned char byte = 'A'; byte <= 'Z'; ++byte) {
        m_classes[byte] = m_classes[plain(byte)];
    }
    m_steps.assign(m_width, k_none);
}

void ValueSearch::add_states(std::uint32_t number) {
    Pattern& pattern = m_patterns[number];
    std::uint32_t state = 0;
    for (const char c : pattern.bytes) {
        const std::size_t byte_class = m_classes[static_cast<unsigned char>(c)];
        if (step(state, byte_class) == k_none) {
            const auto made = static_cast<std::uint32_t>(m_states.size());
            m_states.emplace_back();
            m_steps.resize(m_steps.size() + m_width, k_none);
            step(state, byte_class) = made;
        }
        state = step(state, byte_class);
    }
    for (std::uint32_t at = m_states[state].pattern; at != k_none; at = m_patterns[at].next) {
        if (m_patterns[at].value == pattern.value) {
            return;
        }
    }
    pattern.next = m_states[state].pattern;
    m_states[state].pattern = number;
}

void ValueSearch::link_states() {
    // By length of what a state stands for: where a step leads nowhere, the longest end of it that
    // begins a pattern goes on.
    std::vector<std::uint32_t> behind(m_states.size(), 0);
    std::vector<std::uint32_t> order;
    order.reserve(m_states.size());
    for (std::size_t byte_class = 0; byte_class < m_width; ++byte_class) {
        std::uint32_t& to = step(0, byte_class);
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
        for (std::size_t byte_class = 0; byte_class < m_width; ++byte_class) {
            const std::uint32_t elsewhere = step(end, byte_class);
            std::uint32_t& to = step(state, byte_class);
            if (to == k_none) {
                to = elsewhere;
            } else {
                behind[to] = elsewhere;
                order.push_back(to);
            }
        }
    }
}

void ValueSearch::Stream::feed(std::string_view bytes, const Visit& visit) {
    const ValueSearch& search = *m_search;
    const std::uint32_t* const steps = search.m_steps.data();
    const std::size_t width = search.m_width;
    std::uint32_t state = m_state;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        state = steps[std::size_t{state} * width +
                      search.m_classes[static_cast<unsigned char>(bytes[i])]];
        const State& reached = search.m_states[state];
        if (reached.pattern == k_none && reached.shorter == 0) {
            continue;
        }
        for (std::uint32_t at = state; at != 0; at = search.m_states[at].shorter) {
            for (std::uint32_t p = search.m_states[at].pattern; p != k_none;
                 p = search.m_patterns[p].next) {
                const Pattern& pattern = search.m_patterns[p];
                visit({pattern.value, m_offset + i + 1, pattern.bytes.size()});
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

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::protect {

/// Looks for many byte strings at once, letter case of ASCII aside: one step a byte, however many
/// there are (A. V. Aho, M. J. Corasick, "Efficient String Matching", CACM 18, 1975).
class ValueSearch {
public:
    /// Bytes that stand for a value, which the caller numbers. Empty ones are passed over.
    void add(std::size_t value, std::string_view bytes);
    /// Must be called after the last `add`, before the first look.
    void seal();
    [[nodiscard]] bool empty() const noexcept { return m_patterns.empty(); }

    struct Match {
        std::size_t value = 0;
        std::uint64_t end = 0;  ///< Offset behind the last byte, from the start of the stream.
        std::size_t length = 0; ///< In bytes.
    };
    using Visit = std::function<void(const Match&)>;

    /// A stream that is looked through piece by piece: what lies across two pieces is found. The
    /// search must outlive it. For any number of streams in as many threads.
    class Stream {
    public:
        explicit Stream(const ValueSearch& search) noexcept
            : m_search(&search) {}
        /// Calls `visit` with every match, by its end; of two that end together the longer first.
        void feed(std::string_view bytes, const Visit& visit);

    private:
        const ValueSearch* m_search;
        std::uint32_t m_state = 0;
        std::uint64_t m_offset = 0;
    };

    /// The same for one piece alone.
    void each(std::string_view bytes, const Visit& visit) const;
    [[nodiscard]] bool finds(std::string_view bytes) const;

private:
    static constexpr std::uint32_t k_none = 0xFFFFFFFF;
    struct Pattern {
        std::size_t value = 0;
        std::string bytes;           ///< Small letters.
        std::uint32_t next = k_none; ///< A further one of the same bytes.
    };
    /// A state is what was read last, as far as it begins a pattern.
    struct State {
        std::uint32_t pattern = k_none; ///< That ends here.
        std::uint32_t shorter = 0;      ///< The next state behind that ends a pattern; 0: none.
    };

    void choose_classes();
    void add_states(std::uint32_t pattern);
    void link_states();

    std::uint32_t& step(std::uint32_t state, std::size_t byte_class) {
        return m_steps[std::size_t{state} * m_width + byte_class];
    }

    std::vector<Pattern> m_patterns;
    /// Bytes that no pattern has are one class, 0, and a capital has that of its small letter:
    /// states stay small.
    std::array<std::uint16_t, 256> m_classes{};
    std::size_t m_width = 1;               ///< Classes.
    std::vector<std::uint32_t> m_steps{0}; ///< One for each class, for each state.
    std::vector<State> m_states{State{}};
};

} // namespace bdd::protect

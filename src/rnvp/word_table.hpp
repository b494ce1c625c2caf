#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace bdd::rnvp {

/// FNV-1a: the words of addresses are short.
[[nodiscard]] constexpr std::uint32_t word_hash(std::string_view word) noexcept {
    std::uint32_t hash = 2166136261U;
    for (const char c : word) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return hash;
}

/// A small table of words, filled once: a look-up is a hash and about one comparison, and builds no
/// string. Holds views; what they point to must outlive it.
template <typename Value>
class WordTable {
public:
    explicit WordTable(std::size_t words) {
        std::size_t size = 16;
        while (size < words * 3) {
            size *= 2;
        }
        m_slots.resize(size);
    }
    /// Of a word that is put twice the first value stays. Room is for as many words as the
    /// constructor was told.
    void put(std::string_view word, const Value& value) {
        Slot& slot = m_slots[place(word)];
        if (slot.word.empty()) {
            slot = {word, value};
        }
    }
    /// nullptr when the word is not there.
    [[nodiscard]] const Value* find(std::string_view word) const noexcept {
        const Slot& slot = m_slots[place(word)];
        return slot.word.empty() || word.empty() ? nullptr : &slot.value;
    }
    [[nodiscard]] bool holds(std::string_view word) const noexcept { return find(word) != nullptr; }

    [[nodiscard]] Value* find(std::string_view word) noexcept {
        Slot& slot = m_slots[place(word)];
        return slot.word.empty() || word.empty() ? nullptr : &slot.value;
    }

private:
    struct Slot {
        std::string_view word;
        Value value{};
    };

    [[nodiscard]] std::size_t place(std::string_view word) const noexcept {
        std::size_t at = word_hash(word) & (m_slots.size() - 1);
        while (!m_slots[at].word.empty() && m_slots[at].word != word) {
            at = (at + 1) & (m_slots.size() - 1);
        }
        return at;
    }

    std::vector<Slot> m_slots;
};

} // namespace bdd::rnvp

#pragma once

#include <bdd/rnvp/normalizer.hpp>
#include <bdd/storage/address_store.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace bdd::flows {

/// What a normalisation came to, counted: what a bureau delivers with its file.
class AddressTally {
public:
    void add(const rnvp::MailAddress& address);
    /// A result as the base keeps it.
    void add(const storage::NormalizedAddress& result);
    /// Adds the counts of another part of the same work.
    void add(const AddressTally& other);

    [[nodiscard]] std::uint64_t addresses() const noexcept { return m_addresses; }
    [[nodiscard]] std::uint64_t mailable() const noexcept { return m_mailable; }
    [[nodiscard]] std::uint64_t of_status(rnvp::Status status) const noexcept {
        return m_statuses[static_cast<std::size_t>(status)];
    }
    /// Addresses with a change for this reason.
    [[nodiscard]] std::uint64_t of_reason(rnvp::Reason reason) const noexcept {
        return m_reasons[static_cast<std::size_t>(reason)];
    }
    /// Addresses of which this line (1 to 7) was changed beyond its form.
    [[nodiscard]] std::uint64_t corrected_line(std::size_t line) const noexcept {
        return m_lines[line - 1];
    }
    /// By TSNC code, the most frequent first.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> codes() const;
    /// Last lines that found no town, the most frequent first, at most `most`.
    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>>
    unresolved(std::size_t most) const;

private:
    using LineFlags = std::array<bool, 7>;
    void add_codes(const std::string& code, rnvp::Status status, bool mailable,
                   const std::string& line_6);
    /// What an address has, each counted once.
    struct Seen {
        LineFlags lines{};
        std::array<bool, rnvp::k_reasons> reasons{};
        void add(rnvp::Reason reason, std::size_t line);
    };
    void add_seen(const Seen& seen);

    static constexpr std::size_t k_statuses = 5;

    std::uint64_t m_addresses = 0;
    std::uint64_t m_mailable = 0;
    std::array<std::uint64_t, k_statuses> m_statuses{};
    std::array<std::uint64_t, rnvp::k_reasons> m_reasons{};
    std::array<std::uint64_t, 7> m_lines{};
    std::map<std::string, std::uint64_t> m_codes;
    std::map<std::string, std::uint64_t> m_unresolved;
};

} // namespace bdd::flows

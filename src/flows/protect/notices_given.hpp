#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace bdd::flows {

/// Who was told where their data comes from, and whose data was handed to somebody for use of their
/// own: the whole base in one pass over the log of exports, five bytes a contact at most.
class NoticesGiven {
public:
    /// Of one contact, or of everybody.
    NoticesGiven(storage::Database& base, const std::optional<model::ContactId>& only);

    [[nodiscard]] bool informed(model::ContactId contact) const noexcept;
    /// The first day on which a partner or a platform got the contact; empty: none did.
    [[nodiscard]] std::optional<Date> disclosed_on(model::ContactId contact) const noexcept;

private:
    void read_one(storage::Database& base, model::ContactId contact);
    void read_all(storage::Database& base);
    void disclose(model::ContactId contact, std::int32_t day);
    [[nodiscard]] std::size_t place(model::ContactId contact) const noexcept {
        return static_cast<std::size_t>(contact.value - m_first);
    }

    std::int64_t m_first = 0;              ///< The contact that stands at place 0.
    std::vector<bool> m_informed;          ///< By place; empty: nobody.
    std::vector<std::int32_t> m_disclosed; ///< Days since 1970, 0: never; empty: nobody.
};

} // namespace bdd::flows

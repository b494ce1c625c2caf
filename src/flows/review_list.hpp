#pragma once

#include <bdd/storage/contact_reader.hpp>
#include <bdd/storage/match_store.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// What a person sees of a contact to judge it.
enum class ReviewField : std::uint8_t {
    civility,
    first_name,
    last_name,
    job_title,
    company,
    siren,
    email,
    phone,
    mobile,
    address,
    postcode,
    town,
    records,
    sources,
    count_,
};
inline constexpr std::size_t k_review_fields = static_cast<std::size_t>(ReviewField::count_);

/// "job_title": in files.
[[nodiscard]] std::string_view key(ReviewField field) noexcept;
/// "job": for people.
[[nodiscard]] std::string title(ReviewField field);

/// One of the two contacts of a pair.
struct ReviewSide {
    model::ContactId contact;
    model::RecordId record; ///< The one that was compared.
    std::array<std::string, k_review_fields> cells;

    [[nodiscard]] const std::string& operator[](ReviewField field) const {
        return cells.at(static_cast<std::size_t>(field));
    }
    [[nodiscard]] std::string name() const;
    /// The mobile, else the other number.
    [[nodiscard]] const std::string& best_phone() const;
};

/// A pair that waits for a person's word; the contact with the lower id first.
struct ReviewItem {
    double probability = 0;
    ReviewSide a;
    ReviewSide b;
};

/// Whether a verdict on `x` teaches more than one on `y`: it is nearer to even odds, by a tenth of
/// a bit at least; else more records hang on it; else its contacts are older.
[[nodiscard]] bool teaches_more(const storage::ReviewPair& x, const storage::ReviewPair& y);

/// The pairs of the last scan about which nobody has said anything, each two contacts once, with
/// their most probable pair of records, the most instructive first. At most `most`; 0: all.
/// `contact_a` is the lower id, `a` its record.
[[nodiscard]] std::vector<storage::ReviewPair> review_queue(storage::Database& base,
                                                            std::size_t most = 0);
/// How many pairs there are.
[[nodiscard]] std::size_t review_count(storage::Database& base);

/// Looks up what is known of both sides.
class ReviewSides {
public:
    explicit ReviewSides(storage::Database& base);
    /// Empty when one of the contacts is gone.
    [[nodiscard]] std::optional<ReviewItem> find(const storage::ReviewPair& pair);

private:
    [[nodiscard]] std::optional<ReviewSide> side(model::ContactId contact, model::RecordId record);

    storage::ContactLookup m_contacts;
};

} // namespace bdd::flows

#include "flows/review_list.hpp"

#include <bdd/core/i18n.hpp>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace bdd::flows {

namespace {

struct FieldSpec {
    std::string_view key;
    std::array<std::string_view, 4> columns; ///< Of ContactReader; joined by a comma.
};
constexpr std::array<FieldSpec, k_review_fields> k_fields = {{
    {"civility", {"civility"}},
    {"first_name", {"first_name"}},
    {"last_name", {"last_name"}},
    {"job_title", {"job_title"}},
    {"company", {"company"}},
    {"siren", {"siren"}},
    {"email", {"email"}},
    {"phone", {"phone"}},
    {"mobile", {"mobile"}},
    {"address", {"address_1", "address_2", "address_3", "address_4"}},
    {"postcode", {"postcode"}},
    {"town", {"town"}},
    {"records", {"records"}},
    {"sources", {"sources"}},
}};

std::vector<std::size_t> wanted_columns() {
    std::vector<std::size_t> columns;
    for (const FieldSpec& field : k_fields) {
        for (const std::string_view name : field.columns) {
            if (!name.empty()) {
                columns.push_back(storage::find_contact_column(name).value());
            }
        }
    }
    return columns;
}

/// How far a probability is from even odds, in tenths of a bit. Where the digits of a double end,
/// so does what it tells.
std::int64_t certainty(double probability) {
    const double kept = std::clamp(probability, 1e-9, 1 - 1e-9);
    return std::llround(std::abs(std::log2(kept / (1 - kept))) * 10);
}

/// One pair of records for each two contacts.
std::vector<storage::ReviewPair> by_contacts(storage::Database& base) {
    std::vector<storage::ReviewPair> pairs = storage::MatchStore(base).review();
    for (storage::ReviewPair& pair : pairs) {
        if (pair.contact_b < pair.contact_a) {
            std::swap(pair.a, pair.b);
            std::swap(pair.contact_a, pair.contact_b);
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) {
        return std::tie(x.contact_a, x.contact_b, y.probability, x.a, x.b) <
               std::tie(y.contact_a, y.contact_b, x.probability, y.a, y.b);
    });
    pairs.erase(std::unique(pairs.begin(), pairs.end(),
                            [](const auto& x, const auto& y) {
                                return x.contact_a == y.contact_a && x.contact_b == y.contact_b;
                            }),
                pairs.end());
    return pairs;
}

} // namespace

std::string_view key(ReviewField field) noexcept {
    return k_fields[static_cast<std::size_t>(field)].key;
}

std::string title(ReviewField field) {
    switch (field) {
    case ReviewField::civility:
        return _("civility");
    case ReviewField::first_name:
        return _("first name");
    case ReviewField::last_name:
        return _("last name");
    case ReviewField::job_title:
        return _("job");
    case ReviewField::company:
        return _("company");
    case ReviewField::siren:
        return "SIREN";
    case ReviewField::email:
        return _("e-mail");
    case ReviewField::phone:
        return _("phone");
    case ReviewField::mobile:
        return _("mobile");
    case ReviewField::address:
        return _("address");
    case ReviewField::postcode:
        return _("postcode");
    case ReviewField::town:
        return _("town");
    case ReviewField::records:
        return _("records");
    case ReviewField::sources:
    case ReviewField::count_:
        break;
    }
    return _("sources");
}

std::string ReviewSide::name() const {
    const std::string& first = (*this)[ReviewField::first_name];
    const std::string& last = (*this)[ReviewField::last_name];
    return first + (first.empty() || last.empty() ? "" : " ") + last;
}

const std::string& ReviewSide::best_phone() const {
    const std::string& mobile = (*this)[ReviewField::mobile];
    return mobile.empty() ? (*this)[ReviewField::phone] : mobile;
}

bool teaches_more(const storage::ReviewPair& x, const storage::ReviewPair& y) {
    return std::make_tuple(certainty(x.probability), -x.records, x.contact_a, x.contact_b) <
           std::make_tuple(certainty(y.probability), -y.records, y.contact_a, y.contact_b);
}

std::vector<storage::ReviewPair> review_queue(storage::Database& base, std::size_t most) {
    std::vector<storage::ReviewPair> pairs = by_contacts(base);
    std::sort(pairs.begin(), pairs.end(), teaches_more);
    if (most != 0 && pairs.size() > most) {
        pairs.resize(most);
    }
    return pairs;
}

std::size_t review_count(storage::Database& base) {
    return by_contacts(base).size();
}

ReviewSides::ReviewSides(storage::Database& base)
    : m_contacts(base, wanted_columns()) {}

std::optional<ReviewSide> ReviewSides::side(model::ContactId contact, model::RecordId record) {
    std::optional<ReviewSide> side;
    m_contacts.find(contact, [&](std::span<const std::string_view> found) {
        side.emplace();
        side->contact = contact;
        side->record = record;
        std::size_t column = 0;
        for (std::size_t i = 0; i < k_review_fields; ++i) {
            std::string& cell = side->cells.at(i);
            for (const std::string_view name : k_fields.at(i).columns) {
                const std::string_view part = name.empty() ? name : found[column++];
                cell += cell.empty() || part.empty() ? "" : ", ";
                cell += part;
            }
        }
        return true;
    });
    return side;
}

std::optional<ReviewItem> ReviewSides::find(const storage::ReviewPair& pair) {
    std::optional<ReviewSide> a = side(pair.contact_a, pair.a);
    std::optional<ReviewSide> b = side(pair.contact_b, pair.b);
    if (!a || !b) {
        return std::nullopt;
    }
    return ReviewItem{pair.probability, std::move(*a), std::move(*b)};
}

} // namespace bdd::flows

#include "dedupe/comparator.hpp"
#include "dedupe/counting.hpp"
#include "dedupe/name_relation.hpp"
#include "dedupe/words_similarity.hpp"

#include <algorithm>
#include <string>

namespace bdd::dedupe {

namespace {

enum Level : std::uint8_t {
    missing,
    site,
    siren,
    account,
    domain,
    same_name,
    close_name_same_place,
    switchboard,
    address,
    close_name,
    town,
    elsewhere,
    different_same_town,
    different,
};

std::vector<LevelPrior> organisation_levels() {
    return {{"same site", .2, 1e-6},
            {"same company", .15, 1e-5},
            {"same account", .2, 1e-5},
            {"same domain", .06, 1e-5},
            {"same name", .04, 2e-5},
            {"close name, same place", .04, 1e-5},
            {"same switchboard", .02, 1e-5},
            {"same address", .02, 1e-5},
            {"close name", .02, 1e-3},
            {"same town, company unknown", .07, .01},
            {"elsewhere, company unknown", .05, .4},
            {"other company, same town", .03, .01},
            {"other company", .1, .58}};
}

/// All that says "same employer", as one fact.
class OrganisationComparator final : public Comparator {
public:
    OrganisationComparator(const Prepared& data, RowTable& table)
        : Comparator("organisation", organisation_levels())
        , m_data(data)
        , m_account(table.slot(data.account))
        , m_account_rarity(Rarity::of_values(data.account_counts, population(data, "account"))) {
        together = address;
        if (data.siret) {
            m_siret = table.slot(data.siret->cells);
        }
        if (data.siren) {
            m_siren = table.slot(data.siren->cells);
        }
        if (data.company) {
            m_company = table.slot(data.company->cells);
            m_name_rarity =
                Rarity::of_values(data.company->field.counts, population(data, "company"));
        }
        if (data.emails) {
            m_domain = table.slot(data.emails->domain);
            m_domain_rarity =
                Rarity::of_values(data.emails->domains.counts, population(data, "domain"));
        }
        if (data.phones) {
            m_phones = {table.slot(data.phones->landline[0]), table.slot(data.phones->landline[1])};
            m_phone_rarity =
                Rarity::of_values(data.phones->numbers.counts, population(data, "switchboard"));
        }
        if (data.street) {
            m_street = table.slot(data.street->cells);
        }
        if (data.postcode) {
            m_postcode = table.slot(data.postcode->cells);
        }
        if (data.town) {
            m_town = table.slot(data.town->cells);
            m_town_rarity = Rarity::of_values(data.town->field.counts, population(data, "town"));
        }
    }

    Outcome compare(const ValueId* a, const ValueId* b, Scratch& scratch) const override {
        if (same(a, b, m_siret)) {
            return {site, m_account_rarity.bits(a[m_account])};
        }
        if (a[m_account] != 0 && a[m_account] == b[m_account]) {
            return {same(a, b, m_siren) ? siren : account, m_account_rarity.bits(a[m_account])};
        }
        if (same(a, b, m_domain)) {
            return {domain, m_domain_rarity.bits(a[m_domain])};
        }
        const auto name = relate_names(a, b, scratch);
        const bool place = same(a, b, m_postcode) || same(a, b, m_town);
        if (name == NameRelation::exact) {
            return {same_name, m_name_rarity.bits(a[m_company])};
        }
        if (name == NameRelation::close && place) {
            return {close_name_same_place, m_name_rarity.half(a[m_company], b[m_company])};
        }
        if (const auto phone = shared_phone(a, b); phone != 0) {
            return {switchboard, m_phone_rarity.bits(phone)};
        }
        if (same(a, b, m_street) && place) {
            return {address, 0};
        }
        if (name == NameRelation::close) {
            return {close_name, m_name_rarity.half(a[m_company], b[m_company])};
        }
        return unrelated(a, b, name, place);
    }

    bool identifies(const ValueId* a, const ValueId* b) const override {
        return a[m_account] != 0 && a[m_account] == b[m_account];
    }

    std::string value(const ValueId* row) const override {
        std::string out;
        const auto add = [&](std::string_view text) {
            if (!text.empty()) {
                out += out.empty() ? "" : " · ";
                out += text;
            }
        };
        if (m_data.company) {
            add(m_data.company->field.text(row[m_company]));
        }
        if (m_data.siret && row[m_siret] != 0) {
            add(m_data.siret->field.text(row[m_siret]));
        } else if (m_data.siren) {
            add(m_data.siren->field.text(row[m_siren]));
        }
        if (m_data.emails) {
            add(m_data.emails->domains.text(row[m_domain]));
        }
        if (m_data.postcode) {
            add(m_data.postcode->field.text(row[m_postcode]));
        }
        if (m_data.town) {
            add(m_data.town->field.text(row[m_town]));
        }
        return out;
    }

private:
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);
    enum class NameRelation : std::uint8_t { unknown, exact, close, different };

    static bool same(const ValueId* a, const ValueId* b, std::size_t slot) noexcept {
        return slot != k_none && a[slot] != 0 && a[slot] == b[slot];
    }
    static bool both(const ValueId* a, const ValueId* b, std::size_t slot) noexcept {
        return slot != k_none && a[slot] != 0 && b[slot] != 0;
    }

    NameRelation relate_names(const ValueId* a, const ValueId* b, Scratch& scratch) const {
        if (!both(a, b, m_company)) {
            return NameRelation::unknown;
        }
        const ValueId x = a[m_company];
        const ValueId y = b[m_company];
        const TextColumn& company = *m_data.company;
        if (x == y || company.compact[x] == company.compact[y]) {
            return NameRelation::exact;
        }
        const auto relation = scratch.first[number].get(x, y, [&](ValueId i, ValueId j) {
            constexpr double k_close = .7;
            const bool close = are_close(company.field, i, j) ||
                               words_similarity(company.field.words, i, j) >= k_close;
            return static_cast<std::uint8_t>(close ? NameRelation::close : NameRelation::different);
        });
        return static_cast<NameRelation>(relation);
    }

    ValueId shared_phone(const ValueId* a, const ValueId* b) const noexcept {
        for (const auto i : m_phones) {
            for (const auto j : m_phones) {
                if (i != k_none && a[i] != 0 && a[i] == b[j]) {
                    return a[i];
                }
            }
        }
        return 0;
    }

    Outcome unrelated(const ValueId* a, const ValueId* b, NameRelation name, bool place) const {
        const bool companies =
            name == NameRelation::different || both(a, b, m_siren) || both(a, b, m_domain);
        if (companies) {
            return {place ? different_same_town : different, 0};
        }
        if (!both(a, b, m_postcode) && !both(a, b, m_town)) {
            return {};
        }
        if (place) {
            return {town, same(a, b, m_town) ? m_town_rarity.bits(a[m_town]) : 0.0F};
        }
        return {elsewhere, 0};
    }

    const Prepared& m_data;
    std::size_t m_account;
    std::size_t m_siret = k_none, m_siren = k_none, m_company = k_none, m_domain = k_none;
    std::size_t m_street = k_none, m_postcode = k_none, m_town = k_none;
    std::array<std::size_t, 2> m_phones{k_none, k_none};
    Rarity m_account_rarity, m_name_rarity, m_domain_rarity, m_phone_rarity, m_town_rarity;
};

} // namespace

std::unique_ptr<Comparator> compare_organisations(const Prepared& data, RowTable& table) {
    return std::make_unique<OrganisationComparator>(data, table);
}

} // namespace bdd::dedupe

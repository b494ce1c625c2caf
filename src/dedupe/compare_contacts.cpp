#include "dedupe/comparator.hpp"
#include "dedupe/counting.hpp"

#include <bdd/core/similarity.hpp>

#include <algorithm>

namespace bdd::dedupe {

namespace {

class EmailComparator final : public Comparator {
public:
    EmailComparator(const Prepared& data, RowTable& table)
        : Comparator("email", {{"exact", .6, 1e-6},
                               {"same local part", .06, 1e-5},
                               {"close", .06, 1e-5},
                               {"similar", .03, 1e-4},
                               {"different", .2, .98},
                               {"different at one company", .05, .01}})
        , m_emails(*data.emails)
        , m_organisations(!data.account.empty())
        , m_slot(table.slot(m_emails.personal))
        , m_named(data.people ? table.slot(data.people->named_email) : k_none)
        , m_rarity(Rarity::of_identifiers(m_emails.addresses.counts, population(data, "email")))
        , m_local_rarity(Rarity::of_values(m_emails.locals.counts, population(data, "local"))) {}

    Outcome compare(const ValueId* a, const ValueId* b, Scratch& scratch) const override {
        const ValueId x = a[m_slot];
        const ValueId y = b[m_slot];
        if (x == 0 || y == 0) {
            return {};
        }
        if (x == y) {
            return {1, m_rarity.bits(x)};
        }
        const bool named = m_named != k_none && (a[m_named] != 0 || b[m_named] != 0);
        auto& cache = named ? scratch.second[number] : scratch.first[number];
        const auto level =
            cache.get(x, y, [&](ValueId i, ValueId j) { return level_of(i, j, named); });
        const auto bits = level == 2 ? m_local_rarity.bits(m_emails.facts[x].local) : 0.0F;
        return {level, bits};
    }
    bool identifies(const ValueId* a, const ValueId* b) const override {
        return a[m_slot] != 0 && a[m_slot] == b[m_slot];
    }
    std::string value(const ValueId* row) const override {
        return std::string(m_emails.addresses.text(row[m_slot]));
    }

private:
    static constexpr std::size_t k_none = static_cast<std::size_t>(-1);

    /// What an address made of the name has in common with another says the name once more: that is
    /// no evidence, unless digits or, where companies are not compared, the domain agree too.
    std::uint8_t level_of(ValueId x, ValueId y, bool named) const {
        constexpr std::size_t k_telling = 5;
        const EmailFacts& a = m_emails.facts[x];
        const EmailFacts& b = m_emails.facts[y];
        const bool digits = a.digits != 0 && a.digits == b.digits;
        if (a.local == b.local) {
            return named && !digits ? 0 : a.local_size >= k_telling ? 2 : 4;
        }
        const bool whole = !named || digits || !m_organisations;
        const auto shorter = std::min(a.local_size, b.local_size);
        const std::size_t allowed = shorter >= 10 ? 2 : 1;
        if (shorter >= k_telling && !m_emails.addresses.apart(x, y, allowed) &&
            similarity::osa_distance(m_emails.addresses.text(x), m_emails.addresses.text(y),
                                     allowed) <= allowed) {
            return whole ? 3 : 0;
        }
        if (named && a.digits != 0 && b.digits != 0 && !digits) {
            return 5;
        }
        constexpr double k_alike = 0.9;
        constexpr std::size_t k_edits = 3;
        if ((!m_emails.locals.apart(a.local, b.local, k_edits) &&
             spelled_alike(m_emails.locals.text(a.local), m_emails.locals.text(b.local)) >=
                 k_alike) ||
            (a.words != 0 && a.words == b.words)) {
            return whole && !named ? 4 : 0;
        }
        return a.domain != 0 && a.domain == b.domain ? 6 : 5;
    }

    const Emails& m_emails;
    bool m_organisations;
    std::size_t m_slot, m_named;
    Rarity m_rarity, m_local_rarity;
};

class PhoneComparator final : public Comparator {
public:
    PhoneComparator(const Prepared& data, RowTable& table, bool landlines)
        : Comparator(landlines ? "phone" : "mobile",
                     {{"exact", .7, 1e-5}, {"one digit", .05, 1e-5}, {"different", .25, .999}})
        , m_phones(*data.phones)
        , m_rarity(Rarity::of_identifiers(m_phones.numbers.counts, population(data, "phone"))) {
        for (const auto& cells : m_phones.mobile) {
            m_slots.push_back(table.slot(cells));
        }
        if (landlines) {
            for (const auto& cells : m_phones.landline) {
                m_slots.push_back(table.slot(cells));
            }
        }
    }

    Outcome compare(const ValueId* a, const ValueId* b, Scratch& /*scratch*/) const override {
        Outcome best;
        for (const auto i : m_slots) {
            for (const auto j : m_slots) {
                const ValueId x = a[i];
                const ValueId y = b[j];
                if (x == 0 || y == 0) {
                    continue;
                }
                if (x == y) {
                    return {1, m_rarity.bits(x)};
                }
                const std::uint8_t level = is_one_edit(x, y) ? 2 : 3;
                best.level = best.level == 0 ? level : std::min(best.level, level);
            }
        }
        return best;
    }
    bool identifies(const ValueId* a, const ValueId* b) const override {
        for (const auto i : m_slots) {
            for (const auto j : m_slots) {
                if (a[i] != 0 && a[i] == b[j]) {
                    return true;
                }
            }
        }
        return false;
    }
    std::string value(const ValueId* row) const override {
        std::string out;
        for (const auto slot : m_slots) {
            if (row[slot] != 0) {
                out += out.empty() ? "" : " · ";
                out += m_phones.numbers.text(row[slot]);
            }
        }
        return out;
    }

private:
    /// Numbers are nearly all distinct: to remember pairs of them costs more than to look.
    bool is_one_edit(ValueId x, ValueId y) const {
        const Field& numbers = m_phones.numbers;
        return !numbers.apart(x, y, 1) &&
               similarity::osa_distance(numbers.text(x), numbers.text(y), 1) <= 1;
    }

    const Phones& m_phones;
    Rarity m_rarity;
    std::vector<std::size_t> m_slots;
};

} // namespace

std::unique_ptr<Comparator> compare_emails(const Prepared& data, RowTable& table) {
    return std::make_unique<EmailComparator>(data, table);
}

std::unique_ptr<Comparator> compare_phones(const Prepared& data, RowTable& table, bool landlines) {
    return std::make_unique<PhoneComparator>(data, table, landlines);
}

} // namespace bdd::dedupe

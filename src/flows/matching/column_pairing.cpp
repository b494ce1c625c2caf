#include "flows/matching/column_pairing.hpp"

#include "flows/matching/list_input.hpp"

#include <bdd/io/dialect.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using dedupe::ColumnKind;

/// Kinds of which a list has one meaning: two columns of such a kind mean the same.
bool is_telling(ColumnKind kind) noexcept {
    switch (kind) {
    case ColumnKind::ignore:
    case ColumnKind::id:
    case ColumnKind::date:
    case ColumnKind::code:
    case ColumnKind::number:
    case ColumnKind::category:
    case ColumnKind::text:
        return false;
    default:
        return true;
    }
}

/// Kinds that compare with each other although they are not equal.
int family_of(ColumnKind kind) noexcept {
    switch (kind) {
    case ColumnKind::first_name:
    case ColumnKind::last_name:
    case ColumnKind::full_name:
        return 1;
    case ColumnKind::phone:
    case ColumnKind::mobile:
        return 2;
    case ColumnKind::email:
    case ColumnKind::website:
        return 3;
    case ColumnKind::siren:
    case ColumnKind::siret:
        return 4;
    case ColumnKind::street:
    case ColumnKind::address:
        return 5;
    default:
        return 0;
    }
}

class Pairing {
public:
    using Plans = std::vector<dedupe::ColumnPlan>;

    Pairing(const Plans& a, const Plans& b, dedupe::Dataset& data)
        : m_a(a)
        , m_b(b)
        , m_data(data) {
        m_paired.targets_a.resize(m_a.size(), nullptr);
        m_paired.targets_b.resize(m_b.size(), nullptr);
    }

    PairedColumns run() {
        pair_if([&](const auto& x, const auto& y) {
            return io::fold_column_name(x.name) == io::fold_column_name(y.name);
        });
        pair_if(
            [&](const auto& x, const auto& y) { return x.kind == y.kind && is_telling(x.kind); });
        // What is left may still be the only text, date or code of both.
        pair_if([&](const auto& x, const auto& y) {
            return x.kind == y.kind && is_only_one(m_a, m_paired.targets_a, x.kind) &&
                   is_only_one(m_b, m_paired.targets_b, y.kind);
        });
        const bool is_paired = !m_data.columns().empty();
        if (is_paired || share_family()) {
            add_alone(m_a, m_paired.targets_a);
            add_alone(m_b, m_paired.targets_b);
        }
        return m_paired;
    }

private:
    using Targets = std::vector<dedupe::Column*>;

    template <typename Fits>
    void pair_if(Fits&& fits) {
        for (std::size_t i = 0; i < m_a.size(); ++i) {
            for (std::size_t j = 0; j < m_b.size() && m_paired.targets_a[i] == nullptr; ++j) {
                const bool is_free = m_paired.targets_b[j] == nullptr && is_compared(m_a[i].kind) &&
                                     is_compared(m_b[j].kind);
                if (is_free && fits(m_a[i], m_b[j])) {
                    dedupe::Column& column = m_data.add_column(m_a[i].name, m_a[i].kind);
                    m_paired.targets_a[i] = &column;
                    m_paired.targets_b[j] = &column;
                }
            }
        }
    }

    [[nodiscard]] bool share_family() const {
        return std::any_of(m_a.begin(), m_a.end(), [&](const auto& x) {
            const int family = family_of(x.kind);
            return family != 0 && std::any_of(m_b.begin(), m_b.end(), [&](const auto& y) {
                       return family_of(y.kind) == family;
                   });
        });
    }

    static bool is_only_one(const Plans& plans, const Targets& targets, ColumnKind kind) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < plans.size(); ++i) {
            count += plans[i].kind == kind && targets[i] == nullptr ? 1U : 0U;
        }
        return count == 1;
    }

    void add_alone(const Plans& plans, Targets& targets) {
        for (std::size_t i = 0; i < plans.size(); ++i) {
            if (targets[i] == nullptr && is_telling(plans[i].kind)) {
                targets[i] = &m_data.add_column(plans[i].name, plans[i].kind);
            }
        }
    }

    const Plans& m_a;
    const Plans& m_b;
    dedupe::Dataset& m_data;
    PairedColumns m_paired;
};

} // namespace

PairedColumns pair_columns(const std::vector<dedupe::ColumnPlan>& a,
                           const std::vector<dedupe::ColumnPlan>& b, dedupe::Dataset& data) {
    return Pairing(a, b, data).run();
}

} // namespace bdd::flows

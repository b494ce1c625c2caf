#include "dedupe/union_find.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/dedupe/exact.hpp>

#include <algorithm>
#include <tuple>

namespace bdd::dedupe {

namespace {

/// One claim that two rows may be one person: rows with equal keys are compared.
struct Key {
    Evidence evidence;
    std::uint64_t hash;
    std::uint32_t row;
};

bool has_name(const ExactRow& row) {
    return !row.name_key.empty();
}

void add_key(std::vector<Key>& keys, Evidence evidence, const std::string& value,
             std::uint32_t row) {
    keys.push_back({evidence, hash64(value, static_cast<std::uint64_t>(evidence) + 1), row});
}

std::vector<Key> keys_of(std::span<const ExactRow> rows) {
    std::vector<Key> keys;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        const ExactRow& row = rows[i];
        const bool named = has_name(row);
        if (!row.email.empty() && row.email_is_personal) {
            add_key(keys, Evidence::email, row.email, i);
        }
        if (!row.mobile.empty() && named) {
            add_key(keys, Evidence::mobile, row.mobile, i);
        }
        if (!row.siren.empty() && !row.first_name.empty() && !row.last_name.empty()) {
            add_key(keys, Evidence::company_name, row.siren + '\x1f' + row.name_key, i);
        }
        if (!named && !row.siret.empty()) {
            add_key(keys, Evidence::company_only, "siret\x1f" + row.siret, i);
        }
        if (!named && !row.email.empty() && !row.company_key.empty()) {
            add_key(keys, Evidence::company_only, row.company_key + '\x1f' + row.email, i);
        }
    }
    return keys;
}

std::string_view own_mailbox(const ExactRow& row) {
    return row.email_is_nominative ? std::string_view(row.email) : std::string_view();
}

/// Of two rows without name.
bool companies_agree(const ExactRow& a, const ExactRow& b) {
    if (!own_mailbox(a).empty() && !own_mailbox(b).empty() && a.email != b.email) {
        return false;
    }
    if (!a.siren.empty() && !b.siren.empty()) {
        return a.siren == b.siren;
    }
    return a.company_key.empty() || b.company_key.empty() || a.company_key == b.company_key ||
           (!a.siret.empty() && a.siret == b.siret);
}

/// True when any row agrees with both or with none.
bool speak_alike(const ExactRow& a, const ExactRow& b) {
    if (has_name(a) || has_name(b)) {
        return a.name_key == b.name_key && a.first_name == b.first_name &&
               a.last_name == b.last_name;
    }
    return a.siren == b.siren && a.siret == b.siret && a.company_key == b.company_key &&
           own_mailbox(a) == own_mailbox(b);
}

/// The clusters while they grow: per root, one row for each distinct voice in it.
class Clusters {
public:
    Clusters(std::span<const ExactRow> rows, const NamesAgree& names_agree)
        : m_rows(rows)
        , m_names_agree(&names_agree)
        , m_sets(rows.size())
        , m_voices(rows.size()) {
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            m_voices[i].push_back(i);
        }
    }

    [[nodiscard]] std::uint32_t root(std::uint32_t row) { return m_sets.find(row); }

    /// Records of one contact belong together whatever their names say: somebody decided so.
    void join_given(std::uint32_t a, std::uint32_t b) { join(m_sets.find(a), m_sets.find(b)); }

    /// False when the names forbid it.
    bool join_by_evidence(std::uint32_t a, std::uint32_t b, Evidence evidence) {
        const std::uint32_t left = m_sets.find(a);
        const std::uint32_t right = m_sets.find(b);
        if (left == right) {
            return true;
        }
        if (evidence == Evidence::company_only && (names_person(left) || names_person(right))) {
            return false;
        }
        for (const std::uint32_t one : m_voices[left]) {
            for (const std::uint32_t other : m_voices[right]) {
                if (!agree(m_rows[one], m_rows[other])) {
                    return false;
                }
            }
        }
        join(left, right);
        return true;
    }

private:
    [[nodiscard]] bool agree(const ExactRow& a, const ExactRow& b) const {
        if (!has_name(a) && !has_name(b)) {
            return companies_agree(a, b);
        }
        return a.name_key == b.name_key || !has_name(a) || !has_name(b) || (*m_names_agree)(a, b);
    }

    [[nodiscard]] bool names_person(std::uint32_t root) const {
        return std::any_of(m_voices[root].begin(), m_voices[root].end(),
                           [&](std::uint32_t row) { return has_name(m_rows[row]); });
    }

    void join(std::uint32_t left, std::uint32_t right) {
        if (left == right) {
            return;
        }
        const std::uint32_t root = m_sets.join(left, right);
        const std::uint32_t gone = root == left ? right : left;
        for (const std::uint32_t row : m_voices[gone]) {
            const bool is_new = std::none_of(
                m_voices[root].begin(), m_voices[root].end(),
                [&](std::uint32_t known) { return speak_alike(m_rows[known], m_rows[row]); });
            if (is_new) {
                m_voices[root].push_back(row);
            }
        }
        m_voices[gone] = {};
    }

    std::span<const ExactRow> m_rows;
    const NamesAgree* m_names_agree;
    UnionFind m_sets;
    std::vector<std::vector<std::uint32_t>> m_voices;
};

/// Joins the rows of one block. Each row is tried against one row per cluster of the block, so a
/// block of many equal rows costs one comparison each; `most_clusters` bounds a block of many
/// different names (a mobile that a whole site wrote down).
void join_block(std::span<const Key> block, Clusters& clusters, ExactResult& result,
                std::vector<Evidence>& evidence_of) {
    constexpr std::size_t most_clusters = 64;
    std::vector<std::uint32_t> heads;
    for (const Key& key : block) {
        bool placed = false;
        for (const std::uint32_t head : heads) {
            const std::uint32_t left = clusters.root(head);
            const std::uint32_t right = clusters.root(key.row);
            placed = clusters.join_by_evidence(head, key.row, key.evidence);
            if (placed) {
                if (left != right) {
                    evidence_of[std::max(left, right)] = key.evidence; // The higher root is gone.
                }
                break;
            }
            ++result.refused_by_names;
        }
        if (!placed && heads.size() < most_clusters) {
            heads.push_back(key.row);
        }
    }
}

} // namespace

std::string_view keyword(Evidence evidence) noexcept {
    switch (evidence) {
    case Evidence::email:
        return "email";
    case Evidence::mobile:
        return "mobile";
    case Evidence::company_name:
        return "company_and_name";
    case Evidence::company_only:
    case Evidence::count_:
        break;
    }
    return "company_only";
}

ExactResult find_contact_merges(std::vector<ExactRow> rows, const NamesAgree& names_agree) {
    // In this order the first row of a set is one of its lowest contact, which is the one to stay.
    std::sort(rows.begin(), rows.end(), [](const ExactRow& a, const ExactRow& b) {
        return std::tie(a.contact, a.record) < std::tie(b.contact, b.record);
    });
    ExactResult result;
    Clusters clusters(rows, names_agree);
    std::vector<std::uint32_t> first_rows; // One per contact.
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && rows[i - 1].contact == rows[i].contact) {
            clusters.join_given(i - 1, i);
        } else {
            first_rows.push_back(i);
        }
    }
    std::vector<Key> keys = keys_of(rows);
    std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        return std::tie(a.evidence, a.hash, a.row) < std::tie(b.evidence, b.hash, b.row);
    });
    std::vector<Evidence> evidence_of(rows.size(), Evidence::email);
    for (std::size_t start = 0; start < keys.size();) {
        std::size_t end = start + 1;
        while (end < keys.size() && keys[end].hash == keys[start].hash &&
               keys[end].evidence == keys[start].evidence) {
            ++end;
        }
        if (end - start > 1) {
            join_block({keys.data() + start, end - start}, clusters, result, evidence_of);
        }
        start = end;
    }
    for (const std::uint32_t row : first_rows) {
        const std::uint32_t root = clusters.root(row);
        if (root != row) {
            result.merges.push_back({rows[row].contact, rows[root].contact, evidence_of[row]});
        }
    }
    return result;
}

} // namespace bdd::dedupe

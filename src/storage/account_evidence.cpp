#include "storage/sqlite.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/sort_unique.hpp>
#include <bdd/core/text.hpp>
#include <bdd/storage/dedupe_store.hpp>

#include <algorithm>
#include <optional>

namespace bdd::storage {

namespace {

constexpr std::string_view k_account =
    "SELECT a.id, a.siren, a.name_key, d.postcode, d.town FROM account a"
    " LEFT JOIN address d ON d.id = a.address_id WHERE a.id = ?";
constexpr std::string_view k_keys =
    "SELECT id, siren, name_key, address_id FROM account ORDER BY id";
constexpr std::string_view k_last_address = "SELECT max(id) FROM address";
constexpr std::string_view k_places = "SELECT id, postcode, town FROM address ORDER BY id";

AccountEvidence read_evidence(const Rows& rows) {
    return {{rows.get<std::int64_t>(0)},
            std::string(rows.text_or_empty(1)),
            std::string(rows.text_or_empty(2)),
            std::string(rows.text_or_empty(3)),
            std::string(rows.text_or_empty(4))};
}

/// What an account is compared by, as hashes; 0: not given.
struct AccountKey {
    std::int64_t account;
    std::uint64_t siren;
    std::uint64_t name_and_place;
};

/// The hash of the place of each address, by its id.
std::vector<std::uint64_t> read_places(Connection& connection) {
    std::vector<std::uint64_t> places(
        static_cast<std::size_t>(connection.query_integer(k_last_address).value_or(0)) + 1);
    Statement select = connection.prepare(k_places);
    for (Rows rows = select.rows(); rows.next();) {
        const std::string_view postcode = rows.text_or_empty(1);
        const std::string_view town = postcode.empty() ? rows.text_or_empty(2) : std::string_view();
        if (!postcode.empty() || !town.empty()) {
            places[rows.get<std::size_t>(0)] =
                postcode.empty() ? hash64(text::key(town)) : hash64(postcode);
        }
    }
    return places;
}

std::vector<AccountKey> read_keys(Connection& connection) {
    const std::vector<std::uint64_t> places = read_places(connection);
    std::vector<AccountKey> keys;
    Statement select = connection.prepare(k_keys);
    for (Rows rows = select.rows(); rows.next();) {
        const std::string_view siren = rows.text_or_empty(1);
        const std::string_view name = rows.text_or_empty(2);
        AccountKey& key = keys.emplace_back(AccountKey{rows.get<std::int64_t>(0), 0, 0});
        key.siren = siren.empty() ? 0 : hash64(siren);
        const std::uint64_t place =
            name.empty() ? 0 : places.at(rows.get<std::optional<std::size_t>>(3).value_or(0));
        key.name_and_place = place == 0 ? 0 : hash64(name, place);
    }
    return keys;
}

/// How often hashes come, roughly: what it takes for single is single.
class Repeats {
public:
    void add(std::uint64_t hash) {
        std::uint8_t& count = m_counts[place_of(hash)];
        count = static_cast<std::uint8_t>(std::min(count + 1, 2));
    }
    [[nodiscard]] bool has(std::uint64_t hash) const {
        return hash != 0 && m_counts[place_of(hash)] > 1;
    }

private:
    static constexpr unsigned k_bits = 22;
    static std::size_t place_of(std::uint64_t hash) { return hash >> (64U - k_bits); }
    std::vector<std::uint8_t> m_counts = std::vector<std::uint8_t>(std::size_t{1} << k_bits);
};

/// Drops most of the accounts that share nothing with another: sorting all of them costs more.
void drop_singles(std::vector<AccountKey>& keys) {
    Repeats sirens;
    Repeats names;
    for (const AccountKey& key : keys) {
        sirens.add(key.siren);
        names.add(key.name_and_place);
    }
    keys.erase(std::remove_if(keys.begin(), keys.end(),
                              [&](const AccountKey& key) {
                                  return !sirens.has(key.siren) && !names.has(key.name_and_place);
                              }),
               keys.end());
}

/// Adds the accounts of every group of equal `member` that `counts`.
template <typename Counts>
void add_groups(std::vector<AccountKey>& keys, std::uint64_t AccountKey::*member,
                const Counts& counts, std::vector<std::int64_t>& accounts) {
    std::sort(keys.begin(), keys.end(),
              [&](const AccountKey& a, const AccountKey& b) { return a.*member < b.*member; });
    for (auto first = keys.begin(); first != keys.end();) {
        const auto last = std::find_if(first, keys.end(), [&](const AccountKey& key) {
            return key.*member != (*first).*member;
        });
        if ((*first).*member != 0 && last - first > 1 && counts(first, last)) {
            for (auto key = first; key != last; ++key) {
                accounts.push_back(key->account);
            }
        }
        first = last;
    }
}

} // namespace

std::vector<AccountEvidence> DedupeStore::accounts_alike() {
    Connection& connection = m_database->connection();
    std::vector<AccountKey> keys = read_keys(connection);
    drop_singles(keys);
    std::vector<std::int64_t> accounts;
    add_groups(
        keys, &AccountKey::siren, [](auto, auto) { return true; }, accounts);
    const auto one_lacks_siren = [](auto first, auto last) {
        return std::any_of(first, last, [](const AccountKey& key) { return key.siren == 0; });
    };
    add_groups(keys, &AccountKey::name_and_place, one_lacks_siren, accounts);
    sort_unique(accounts);
    Statement select = connection.prepare(k_account);
    std::vector<AccountEvidence> found;
    found.reserve(accounts.size());
    for (const std::int64_t account : accounts) {
        if (Rows rows = select.rows(account); rows.next()) {
            found.push_back(read_evidence(rows));
        }
    }
    return found;
}

} // namespace bdd::storage

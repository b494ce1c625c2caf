#pragma once

#include <bdd/model/record.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// Deduplication by exact evidence: nothing is guessed, every merge can be told in one sentence.
namespace bdd::dedupe {

/// What the engine looks at, one per record.
struct ExactRow {
    model::RecordId record;
    model::ContactId contact;
    model::AccountId account;
    std::string first_name;
    std::string last_name;
    std::string name_key;
    std::string email;
    bool email_is_personal = false; ///< Nominative or webmail; not a shared mailbox.
    std::string mobile;
    std::string siren;
    std::string siret;
    std::string company_key;
    /// A person's own mailbox at a company: two different ones are two people, named or not.
    bool email_is_nominative = false;
};

/// The evidence of a merge.
enum class Evidence : std::uint8_t {
    email,        ///< Same personal e-mail, compatible names; without names, one company.
    mobile,       ///< Same mobile, compatible names.
    company_name, ///< Same SIREN, same full name.
    company_only, ///< No person on either side: same SIRET, or same company and e-mail.
    count_,
};
[[nodiscard]] std::string_view keyword(Evidence evidence) noexcept;

/// One contact that becomes part of another.
struct ContactMerge {
    model::ContactId from;
    model::ContactId into; ///< The lowest id of the cluster.
    Evidence evidence = Evidence::email;
};

/// True when two people's names may belong to one person.
using NamesAgree = std::function<bool(const ExactRow&, const ExactRow&)>;

struct ExactResult {
    std::vector<ContactMerge> merges; ///< By `from`, ascending; each contact at most once.
    /// Merges that one piece of evidence asked for and the names within the clusters forbade.
    std::int64_t refused_by_names = 0;
};

/// Finds the contacts that speak of one person. Two clusters are joined only when every name of one
/// agrees with every name of the other, so "J. Martin" cannot join Jean and Jacques. Records of one
/// contact are one cluster from the start. Rows without name are joined to each other only when
/// their companies do not differ: an owner's webmail stands for each of his hotels. Deterministic:
/// the order of the rows does not matter.
[[nodiscard]] ExactResult find_contact_merges(std::vector<ExactRow> rows,
                                              const NamesAgree& names_agree);

/// What the engine looks at, one per account.
struct ExactAccount {
    model::AccountId account;
    std::string siren;
    std::string name_key;
    std::string place; ///< Postcode, else town key.
};
struct AccountMerge {
    model::AccountId from;
    model::AccountId into;
};
/// An account without SIREN joins the one account with SIREN that has its name at its place; where
/// several have it, none. Also joins accounts of equal SIREN, and accounts without SIREN of equal
/// name and place. By `from`, ascending.
[[nodiscard]] std::vector<AccountMerge> find_account_merges(std::span<const ExactAccount> accounts);

} // namespace bdd::dedupe

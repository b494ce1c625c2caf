#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace bdd::storage {

/// What matching reads of one record. Views are valid during the call only.
struct RecordEvidence {
    model::RecordId record;
    model::ContactId contact;
    model::AccountId account; ///< 0: none.
    model::AddressId address; ///< 0: none.
    std::string_view civility;
    std::string_view first_name;
    std::string_view last_name;
    std::string_view name_key;
    std::string_view job_title;
    std::string_view email;
    std::string_view email_kind;
    std::string_view phone;
    std::string_view mobile;
    std::string_view company;
    std::string_view company_key;
    std::string_view siren;
    std::string_view siret;
};

/// What matching reads of one address; many records share one. As RNVP has it where its town is
/// known, else as it came.
struct AddressEvidence {
    model::AddressId address;
    std::string_view street; ///< Its lines, joined by a space.
    std::string_view postcode;
    std::string_view town;
};

/// Reads what deduplication compares, whole or for some records.
class EvidenceReader {
public:
    explicit EvidenceReader(Database& database);
    ~EvidenceReader();
    EvidenceReader(const EvidenceReader&) = delete;
    EvidenceReader& operator=(const EvidenceReader&) = delete;

    using VisitRecord = std::function<void(const RecordEvidence&)>;
    using VisitAddress = std::function<void(const AddressEvidence&)>;
    using VisitSiren = std::function<void(model::AccountId, std::string_view siren)>;

    /// How many records there are.
    [[nodiscard]] std::int64_t count();

    /// All of them, by id.
    void records(const VisitRecord& visit);
    void addresses(const VisitAddress& visit);
    /// Of the accounts that have one, by id.
    void sirens(const VisitSiren& visit);

    /// Those of these ids that there are, in the order of the ids.
    void records(std::span<const model::RecordId> ids, const VisitRecord& visit);
    void addresses(std::span<const model::AddressId> ids, const VisitAddress& visit);
    void sirens(std::span<const model::AccountId> ids, const VisitSiren& visit);

    /// Records of a contact, of the contact of a record, and of an account, ascending; at most
    /// `most`.
    [[nodiscard]] std::vector<model::RecordId> of_contact(model::ContactId contact,
                                                          std::size_t most);
    [[nodiscard]] std::vector<model::RecordId> of_contact_of(model::RecordId record,
                                                             std::size_t most);
    [[nodiscard]] std::vector<model::RecordId> of_account(model::AccountId account,
                                                          std::size_t most);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace bdd::storage

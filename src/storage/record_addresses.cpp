#include "storage/packed_fields.hpp"
#include "storage/sqlite.hpp"

#include <bdd/storage/record_addresses.hpp>

namespace bdd::storage {

void each_record_addresses(Database& database,
                           const std::function<void(const RecordAddresses&)>& visit) {
    Statement select = database.connection().prepare("SELECT fields FROM record ORDER BY id");
    for (Rows rows = select.rows(); rows.next();) {
        const PackedFields fields(rows.text_or_empty(0));
        visit({fields[PackedField::email], fields[PackedField::phone], fields[PackedField::mobile],
               fields[PackedField::siren], fields[PackedField::more]});
    }
}

} // namespace bdd::storage

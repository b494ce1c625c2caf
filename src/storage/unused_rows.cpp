#include "storage/unused_rows.hpp"

#include "storage/record_image.hpp"

#include <string>

namespace bdd::storage {

namespace {

constexpr std::string_view k_sweep_address_keys =
    "DELETE FROM address_key WHERE address_id NOT IN (SELECT id FROM address)";

/// What undo of another run would bring back is still spoken of.
std::string sweep_sites_sql() {
    return "DELETE FROM site WHERE siret NOT IN ("
           " SELECT siret FROM (SELECT bdd_field(fields, 'siret') AS siret FROM record)"
           " WHERE siret IS NOT NULL UNION SELECT siret FROM (SELECT " +
           image_value_sql("siret") +
           " AS siret FROM run_change WHERE kind = 'record') WHERE siret IS NOT NULL)";
}

std::string sweep_addresses_sql() {
    return "DELETE FROM address WHERE id NOT IN (SELECT id FROM ("
           " SELECT address_id AS id FROM record UNION SELECT address_id FROM site"
           " UNION SELECT address_id FROM mail_return UNION SELECT " +
           image_value_sql("address_id") +
           " FROM run_change WHERE kind = 'record' UNION SELECT json_extract(before, '$[2]')"
           " FROM run_change WHERE kind = 'site_gone') WHERE id IS NOT NULL)";
}

} // namespace

void sweep_unused(Connection& connection) {
    connection.execute(sweep_sites_sql());
    connection.execute(sweep_addresses_sql());
    connection.execute(k_sweep_address_keys);
}

} // namespace bdd::storage

#include "intake/company_reading.hpp"
#include "intake/contact_point_reading.hpp"
#include "intake/person_reading.hpp"
#include "intake/place_reading.hpp"
#include "intake/row_values.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/json_text.hpp>
#include <bdd/intake/record_builder.hpp>

namespace bdd::intake {

namespace {

using model::Field;

/// Seeds: an id never meets a content.
constexpr std::uint64_t k_by_id = 1;
constexpr std::uint64_t k_by_content = 2;

bool is_usable(const model::RecordFields& f) {
    return !(f.first_name.empty() && f.last_name.empty() && f.company.empty() && f.email.empty() &&
             f.phone.empty() && f.mobile.empty() && f.siren.empty());
}

bool has_damage(const model::Record& record) {
    const model::RecordFields& f = record.fields;
    for (const std::string* shown : {&f.first_name, &f.last_name, &f.company, &f.job_title,
                                     &record.address.town, &record.address.lines[0]}) {
        if (fields::has_damaged_accents(*shown)) {
            return true;
        }
    }
    return false;
}

} // namespace

void BuildCounts::add(const BuildCounts& other) noexcept {
    for (std::size_t i = 0; i < repairs.size(); ++i) {
        repairs[i] += other.repairs[i];
    }
    for (std::size_t i = 0; i < problems.size(); ++i) {
        problems[i] += other.problems[i];
    }
}

std::uint64_t BuildRules::hash() const {
    std::string text;
    for (const MappedColumn& column : mapping) {
        text += column.field ? model::name(*column.field) : "-";
        text += ';';
    }
    text += date_order == fields::DateOrder::day_first ? "dm;" : "md;";
    text += default_country;
    return hash64(text);
}

struct RecordBuilder::Impl {
    explicit Impl(BuildRules given)
        : rules(std::move(given))
        , rules_hash(rules.hash())
        , places(rules.default_country) {}

    RowFault build(std::span<const std::string_view> cells, std::uint64_t line,
                   model::Record& record, std::size_t& faulty_column) {
        notes.clear();
        const RowFault fault = values.take(cells, rules.mapping, notes, faulty_column);
        if (fault != RowFault::none) {
            return fault;
        }
        record.fields.clear();
        record.address.clear();
        record.line = line;
        record.external_id = values[Field::external_id];
        places.read(values, record.address, notes);
        people.read(values, record.fields, notes);
        more.clear();
        points.read(values, record.address, record.fields, more, notes);
        companies.read(values, record.fields, more, notes);
        record.fields.more = more.json();
        read_rest(record.fields);
        if (!is_usable(record.fields)) {
            return RowFault::nothing_usable;
        }
        if (has_damage(record)) {
            notes.add(fields::Problem::damaged_accents);
        }
        record.problems = notes.problems().bits();
        set_hashes(cells, record);
        notes.count_into(counts); // Only rows that become records count.
        return RowFault::none;
    }

    void read_rest(model::RecordFields& out) {
        if (const std::string_view cell = values[Field::opt_in]; !cell.empty()) {
            out.opt_in = fields::read_yes_no(cell);
        }
        const auto updated = fields::read_date(values[Field::updated_on], rules.date_order);
        notes.add(updated);
        if (updated.value) {
            out.updated_on = to_string(*updated.value);
        }
    }

    void set_hashes(std::span<const std::string_view> cells, model::Record& record) const {
        record.raw_cells = "[";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            record.raw_cells += i == 0 ? "" : ",";
            append_json_string(record.raw_cells, cells[i]);
        }
        record.raw_cells += "]";
        record.content_hash = hash64(record.raw_cells, rules_hash);
        record.key_hash = record.external_id.empty() ? hash64(record.raw_cells, k_by_content)
                                                     : hash64(record.external_id, k_by_id);
        record.account_hash = account_hash(record.fields, record.address);
        record.address_hash = address_hash(record.address);
    }

    BuildRules rules;
    std::uint64_t rules_hash;
    BuildCounts counts;
    RowNotes notes;
    RowValues values;
    MoreValues more;
    PlaceReading places;
    PersonReading people;
    ContactPointReading points;
    CompanyReading companies;
};

RecordBuilder::RecordBuilder(BuildRules rules)
    : m_impl(std::make_unique<Impl>(std::move(rules))) {}
RecordBuilder::~RecordBuilder() = default;
RecordBuilder::RecordBuilder(RecordBuilder&&) noexcept = default;
RecordBuilder& RecordBuilder::operator=(RecordBuilder&&) noexcept = default;

RowFault RecordBuilder::build(std::span<const std::string_view> cells, std::uint64_t line,
                              model::Record& record, std::size_t& faulty_column) {
    return m_impl->build(cells, line, record, faulty_column);
}

const BuildCounts& RecordBuilder::counts() const noexcept {
    return m_impl->counts;
}

} // namespace bdd::intake

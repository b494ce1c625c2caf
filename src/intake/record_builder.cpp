#include "intake/cell_text.hpp"
#include "intake/value_cache.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/json_text.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/company_name.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/job_title.hpp>
#include <bdd/fields/person_name.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/fields/place.hpp>
#include <bdd/intake/record_builder.hpp>

#include <algorithm>
#include <vector>

namespace bdd::intake {

namespace {

using model::Field;

/// Identifiers whose digits a spreadsheet may have lost: such a row is refused.
constexpr std::array k_digit_fields = {Field::external_id, Field::siren, Field::siret,
                                       Field::siren_siret, Field::vat,   Field::phone,
                                       Field::mobile};

bool is_digit_field(Field field) {
    return std::find(k_digit_fields.begin(), k_digit_fields.end(), field) != k_digit_fields.end();
}

/// E-mails, phones and company identifiers beyond the first.
struct MoreValues {
    std::vector<std::string> emails;
    std::vector<std::string> phones;
    std::vector<std::string> sirens;
    std::vector<std::string> sirets;
    std::string extension;

    void clear() noexcept {
        emails.clear();
        phones.clear();
        sirens.clear();
        sirets.clear();
        extension.clear();
    }
    [[nodiscard]] std::string json() const {
        std::string out;
        const auto add = [&](std::string_view name, const std::vector<std::string>& values) {
            if (values.empty()) {
                return;
            }
            out += out.empty() ? "{" : ",";
            append_json_string(out, name);
            out += ":[";
            for (std::size_t i = 0; i < values.size(); ++i) {
                out += i == 0 ? "" : ",";
                append_json_string(out, values[i]);
            }
            out += "]";
        };
        add("emails", emails);
        add("phones", phones);
        add("sirens", sirens);
        add("sirets", sirets);
        add("extensions",
            extension.empty() ? std::vector<std::string>{} : std::vector<std::string>{extension});
        return out.empty() ? out : out + "}";
    }
};

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
        , rules_hash(rules.hash()) {}

    [[nodiscard]] std::string_view value(Field field) const {
        return values[static_cast<std::size_t>(field)];
    }

    void note(fields::Repairs repairs) { row_repairs.push_back(repairs); }

    template <typename T>
    void note(const fields::Reading<T>& reading) {
        if (!reading.repairs.empty()) {
            row_repairs.push_back(reading.repairs);
        }
        if (!reading.ok()) {
            row_problems.add(reading.problem);
        }
    }

    /// The first line of a street cell; the others wait for empty address lines.
    std::string_view first_street_line(std::string_view cell, fields::Repairs& repairs) {
        std::string_view first;
        for (std::size_t start = 0; start <= cell.size();) {
            const std::size_t end = std::min(cell.find_first_of("\r\n", start), cell.size());
            const std::string_view line =
                text.tidy(cell.substr(start, end - start), false, repairs);
            if (first.empty()) {
                first = line;
            } else if (!line.empty()) {
                street_lines.push_back(line);
            }
            start = end + 1;
        }
        return first;
    }

    /// Puts the further lines of the street cell where nothing stands yet.
    void place_street_lines(model::Address& address) const {
        auto free = address.lines.begin();
        for (const std::string_view line : street_lines) {
            free = std::find(free, address.lines.end(), std::string());
            std::string& slot = free == address.lines.end() ? address.lines.back() : *free;
            slot += slot.empty() ? "" : " ";
            slot += line;
        }
    }

    /// Tidies every mapped cell and puts it under its field. Gives the fault, if the row has one.
    RowFault take_cells(std::span<const std::string_view> cells, std::size_t& faulty_column) {
        text.start_row();
        values.fill({});
        several.clear();
        street_lines.clear();
        for (std::size_t i = 0; i < rules.mapping.size(); ++i) {
            const auto& field = rules.mapping[i].field;
            if (!field || *field == Field::ignore || cells[i].empty()) {
                continue;
            }
            fields::Repairs repairs;
            const std::string_view tidy =
                *field == Field::address_1
                    ? first_street_line(cells[i], repairs)
                    : text.tidy(cells[i], *field == Field::full_address, repairs);
            if (!repairs.empty()) {
                note(repairs);
            }
            if (tidy.empty()) {
                continue;
            }
            if (is_digit_field(*field) && fields::is_scientific(tidy)) {
                faulty_column = i;
                return RowFault::scientific_notation;
            }
            std::string_view& slot = values[static_cast<std::size_t>(*field)];
            if (*field == Field::email || *field == Field::phone || *field == Field::mobile) {
                several.emplace_back(*field, tidy);
            } else if (slot.empty()) {
                slot = tidy;
            } else if (*field == Field::address_1) {
                // A street line in parts: number, street type, name.
                slot = text.join(slot, tidy);
            }
        }
        return RowFault::none;
    }

    void read_place(model::Address& address) {
        address.country = fields::read_country(value(Field::country));
        if (const std::string_view whole = value(Field::full_address); !whole.empty()) {
            fields::AddressReading reading = fields::read_address(whole);
            for (std::size_t i = 0; i < address.lines.size(); ++i) {
                address.lines[i] = std::move(reading.lines[i]);
            }
            address.postcode = std::move(reading.postcode);
            address.town = std::move(reading.town);
            if (address.country.empty()) {
                address.country = std::move(reading.country);
            }
            if (reading.split) {
                fields::Repairs repairs;
                repairs.add(fields::Repair::address_split);
                note(repairs);
            }
        }
        if (address.country.empty()) {
            address.country = rules.default_country;
        }
        constexpr std::array lines = {Field::address_1, Field::address_2, Field::address_3,
                                      Field::address_4};
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (const std::string_view line = value(lines[i]); !line.empty()) {
                address.lines[i] = line;
            }
        }
        place_street_lines(address);
        if (const std::string_view cell = value(Field::postcode); !cell.empty()) {
            fields::Reading<std::string> postcode = fields::read_postcode(cell, address.country);
            note(postcode);
            address.postcode = std::move(postcode.value);
        }
        if (const std::string_view cell = value(Field::town); !cell.empty()) {
            const fields::TownReading& town = towns.get(cell, fields::read_town);
            address.town = town.town;
            if (address.postcode.empty() && !town.postcode.empty()) {
                address.postcode = town.postcode;
                fields::Repairs repairs;
                repairs.add(fields::Repair::postcode_from_town);
                note(repairs);
            }
        }
    }

    void read_person(model::RecordFields& out) {
        fields::Reading<fields::PersonName> name =
            fields::read_person_name(value(Field::first_name), value(Field::last_name));
        note(name);
        if (name.value.first_name.empty() && name.value.last_name.empty() &&
            !value(Field::full_name).empty()) {
            name = fields::split_full_name(value(Field::full_name));
            note(name);
        }
        fields::Civility civility = name.value.civility;
        if (const std::string_view cell = value(Field::civility); !cell.empty()) {
            const fields::Civility said = fields::read_civility(cell);
            civility = said != fields::Civility::unknown ? said : civility;
        }
        out.civility = fields::display(civility);
        out.title = std::move(name.value.title);
        out.first_name = std::move(name.value.first_name);
        out.last_name = std::move(name.value.last_name);
        out.name_key.clear();
        text::append_key(out.name_key, out.last_name);
        if (!out.first_name.empty()) {
            out.name_key += out.name_key.empty() ? "" : " ";
            text::append_key(out.name_key, out.first_name);
        }
        out.job_title = value(Field::job_title);
        const fields::JobTitle& job = jobs.get(out.job_title, fields::read_job_title);
        out.department = out.job_title.empty() ? "" : keyword_or_empty(job.department);
        out.level = out.job_title.empty() ? "" : keyword_or_empty(job.level);
    }

    template <typename Enum>
    static std::string_view keyword_or_empty(Enum value) {
        return value == Enum::unknown ? std::string_view{} : fields::keyword(value);
    }

    void read_emails(model::RecordFields& out) {
        for (const auto& [field, cell] : several) {
            if (field != Field::email) {
                continue;
            }
            fields::Reading<fields::Emails> emails = fields::read_emails(cell);
            note(emails);
            if (emails.value.first) {
                take_email(out, std::move(*emails.value.first));
            }
            for (fields::Email& email : emails.value.more) {
                take_email(out, std::move(email));
            }
        }
    }

    void take_email(model::RecordFields& out, fields::Email&& email) {
        if (out.email.empty()) {
            out.email = std::move(email.address);
            out.email_kind = fields::keyword(email.kind);
        } else if (email.address != out.email) {
            more.emails.push_back(std::move(email.address));
        }
    }

    void read_phones(model::RecordFields& out, const model::Address& address) {
        const fields::PhonePlace place{address.country, address.postcode};
        for (const auto& [field, cell] : several) {
            if (field == Field::email) {
                continue;
            }
            fields::Reading<fields::Phones> phones = fields::read_phones(cell, place);
            note(phones);
            if (phones.value.first) {
                take_phone(out, std::move(*phones.value.first));
            }
            for (fields::Phone& phone : phones.value.more) {
                take_phone(out, std::move(phone));
            }
        }
    }

    /// Numbers go by their kind, not by their column: people write mobiles under "Téléphone".
    void take_phone(model::RecordFields& out, fields::Phone&& phone) {
        if (!phone.extension.empty() && more.extension.empty()) {
            more.extension = phone.extension;
        }
        if (phone.e164 == out.phone || phone.e164 == out.mobile) {
            return;
        }
        if (phone.kind == fields::PhoneKind::mobile && out.mobile.empty()) {
            out.mobile = std::move(phone.e164);
        } else if (phone.kind != fields::PhoneKind::mobile && out.phone.empty()) {
            out.phone = std::move(phone.e164);
            out.phone_kind = fields::keyword(phone.kind);
        } else {
            more.phones.push_back(std::move(phone.e164));
        }
    }

    void read_company(model::RecordFields& out) {
        if (const std::string_view cell = value(Field::company); !cell.empty()) {
            const fields::CompanyName& company = companies.get(cell, fields::read_company_name);
            out.company = company.name;
            out.company_key = company.loose_key;
            out.legal_form = company.legal_form;
        }
        read_company_ids(out);
        out.website = fields::read_web_domain(value(Field::website));
        fields::Reading<std::string> naf = fields::read_naf(value(Field::naf));
        note(naf);
        out.naf = std::move(naf.value);
        if (const std::string_view cell = value(Field::staff); !cell.empty()) {
            const auto staff = fields::read_staff(cell);
            note(staff);
            out.staff = staff.value;
        } else if (const std::string_view band = value(Field::staff_band); !band.empty()) {
            out.staff = fields::read_staff_band(band);
        }
        const auto revenue = fields::read_cents(value(Field::revenue));
        note(revenue);
        out.revenue_cents = revenue.value;
    }

    void read_company_ids(model::RecordFields& out) {
        std::string_view siret_cell = value(Field::siret);
        std::string_view siren_cell = value(Field::siren);
        if (const std::string_view either = value(Field::siren_siret); !either.empty()) {
            (fields::is_siret_like(either) ? siret_cell : siren_cell) = either;
        }
        fields::Reading<fields::Identifiers> sirets = fields::read_sirets(siret_cell);
        note(sirets);
        out.siret = std::move(sirets.value.first);
        more.sirets = std::move(sirets.value.more);
        fields::Reading<fields::Identifiers> sirens = fields::read_sirens(siren_cell);
        note(sirens);
        out.siren = std::move(sirens.value.first);
        more.sirens = std::move(sirens.value.more);
        fields::Reading<std::string> vat = fields::read_vat(value(Field::vat));
        note(vat);
        out.vat = std::move(vat.value);
        if (out.siren.empty() && !out.siret.empty()) {
            out.siren = out.siret.substr(0, 9);
        }
        if (out.siren.empty() && !out.vat.empty()) {
            out.siren = fields::siren_of_vat(out.vat);
        }
    }

    void read_rest(model::RecordFields& out) {
        if (const std::string_view cell = value(Field::opt_in); !cell.empty()) {
            out.opt_in = fields::read_yes_no(cell);
        }
        const auto updated = fields::read_date(value(Field::updated_on), rules.date_order);
        note(updated);
        if (updated.value) {
            out.updated_on = to_string(*updated.value);
        }
    }

    void note_damage(const model::Record& record) {
        const model::RecordFields& f = record.fields;
        for (const std::string* shown : {&f.first_name, &f.last_name, &f.company, &f.job_title,
                                         &record.address.town, &record.address.lines[0]}) {
            if (fields::has_damaged_accents(*shown)) {
                row_problems.add(fields::Problem::damaged_accents);
                return;
            }
        }
    }

    static bool is_usable(const model::RecordFields& f) {
        return !(f.first_name.empty() && f.last_name.empty() && f.company.empty() &&
                 f.email.empty() && f.phone.empty() && f.mobile.empty() && f.siren.empty());
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

    /// Repairs and problems count only for rows that become records.
    void count_row() {
        for (std::size_t i = 0; i < fields::k_problem_count; ++i) {
            counts.problems[i] += row_problems.has(static_cast<fields::Problem>(i)) ? 1 : 0;
        }
        for (const fields::Repairs repairs : row_repairs) {
            for (std::size_t i = 0; i < fields::k_repair_count; ++i) {
                counts.repairs[i] += repairs.has(static_cast<fields::Repair>(i)) ? 1 : 0;
            }
        }
    }

    RowFault build(std::span<const std::string_view> cells, std::uint64_t line,
                   model::Record& record, std::size_t& faulty_column) {
        row_repairs.clear();
        row_problems = {};
        more.clear();
        const RowFault fault = take_cells(cells, faulty_column);
        if (fault != RowFault::none) {
            return fault;
        }
        record.fields = {};
        record.address = {};
        record.line = line;
        record.external_id = value(Field::external_id);
        read_place(record.address);
        read_person(record.fields);
        read_emails(record.fields);
        read_phones(record.fields, record.address);
        read_company(record.fields);
        read_rest(record.fields);
        if (!is_usable(record.fields)) {
            return RowFault::nothing_usable;
        }
        record.fields.more = more.json();
        note_damage(record);
        record.problems = row_problems.bits();
        set_hashes(cells, record);
        count_row();
        return RowFault::none;
    }

    static constexpr std::uint64_t k_by_id = 1;
    static constexpr std::uint64_t k_by_content = 2;

    BuildRules rules;
    std::uint64_t rules_hash;
    BuildCounts counts;
    CellText text;
    std::array<std::string_view, model::k_field_count> values;
    std::vector<std::pair<Field, std::string_view>> several;
    std::vector<std::string_view> street_lines;
    MoreValues more;
    std::vector<fields::Repairs> row_repairs;
    fields::Problems row_problems;
    ValueCache<fields::CompanyName> companies;
    ValueCache<fields::JobTitle> jobs;
    ValueCache<fields::TownReading> towns;
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

#include "dedupe/prepared.hpp"
#include "dedupe/radix.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <functional>
#include <numeric>
#include <utility>

namespace bdd::dedupe {

namespace {

bool has(const Dataset& data, std::initializer_list<ColumnKind> kinds) {
    for (const Column& column : data.columns()) {
        for (const auto kind : kinds) {
            if (column.kind == kind) {
                return true;
            }
        }
    }
    return false;
}

/// The tasks of a run; each writes to a place of its own.
using Tasks = std::vector<std::function<void()>>;

/// Where a text column goes that there is one place for: the first column of its kind gets it.
std::optional<TextColumn>* place_of(Prepared& out, ColumnKind kind) {
    switch (kind) {
    case ColumnKind::company:
        return &out.company;
    case ColumnKind::street:
        return &out.street;
    case ColumnKind::town:
        return &out.town;
    default:
        return nullptr;
    }
}
std::optional<PlainColumn>* plain_place_of(Prepared& out, ColumnKind kind) {
    switch (kind) {
    case ColumnKind::siren:
        return &out.siren;
    case ColumnKind::siret:
        return &out.siret;
    case ColumnKind::postcode:
        return &out.postcode;
    default:
        return nullptr;
    }
}

void add_column_tasks(Prepared& out, const Dataset& data, Tasks& tasks) {
    std::vector<const Column*> texts;
    std::vector<const Column*> plains;
    for (const Column& column : data.columns()) {
        switch (column.kind) {
        case ColumnKind::company:
        case ColumnKind::street:
        case ColumnKind::town:
        case ColumnKind::address:
        case ColumnKind::text:
            if (auto* place = place_of(out, column.kind); place != nullptr && !*place) {
                place->emplace();
                tasks.push_back([place, &column] { *place = prepare_text(column); });
            } else {
                texts.push_back(&column);
            }
            break;
        case ColumnKind::siren:
        case ColumnKind::siret:
        case ColumnKind::postcode:
        case ColumnKind::date:
        case ColumnKind::code:
        case ColumnKind::number:
        case ColumnKind::house_number:
        case ColumnKind::region:
        case ColumnKind::country:
        case ColumnKind::category:
        case ColumnKind::job_title:
            if (auto* place = plain_place_of(out, column.kind); place != nullptr && !*place) {
                place->emplace();
                tasks.push_back([place, &column] { *place = prepare_plain(column); });
            } else {
                plains.push_back(&column);
            }
            break;
        default:
            break;
        }
    }
    out.texts.resize(texts.size());
    out.plains.resize(plains.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        tasks.push_back([&out, i, column = texts[i]] { out.texts[i] = prepare_text(*column); });
    }
    for (std::size_t i = 0; i < plains.size(); ++i) {
        tasks.push_back([&out, i, column = plains[i]] { out.plains[i] = prepare_plain(*column); });
    }
}

/// The SIREN is in the SIRET where no column gives it; nine digits are no SIRET.
void derive_sirens(Prepared& out) {
    if (!out.siret) {
        return;
    }
    PlainColumn& siret = *out.siret;
    if (!out.siren) {
        out.siren.emplace();
        out.siren->name = siret.name;
        out.siren->kind = ColumnKind::siren;
        out.siren->field.name = siret.name;
        out.siren->amounts.push_back(0);
        out.siren->cells.resize(out.rows, 0);
    }
    constexpr std::size_t k_siren = 9;
    std::vector<ValueId> sirens(siret.field.size(), 0);
    for (ValueId id = 1; id < sirens.size(); ++id) {
        const auto text = siret.field.text(id);
        if (text.size() >= k_siren && out.siren->field.add(text.substr(0, k_siren), sirens[id])) {
            out.siren->field.numbers.push_back(0);
            out.siren->amounts.push_back(0);
        }
    }
    for (std::size_t row = 0; row < out.rows; ++row) {
        const auto id = siret.cells[row];
        if (id != 0 && out.siren->cells[row] == 0) {
            out.siren->cells[row] = sirens[id];
        }
        if (id != 0 && siret.field.text(id).size() == k_siren) {
            siret.cells[row] = 0;
        }
    }
}

} // namespace

Prepared prepare(const Dataset& data, ThreadPool& pool) {
    Prepared out;
    out.rows = data.rows();
    Tasks tasks;
    if (has(data, {ColumnKind::email, ColumnKind::website})) {
        out.emails.emplace();
        tasks.push_back([&] { out.emails = prepare_emails(data); });
    }
    if (has(data, {ColumnKind::first_name, ColumnKind::last_name, ColumnKind::full_name})) {
        out.people.emplace();
        tasks.push_back([&] { out.people = prepare_people(data); });
    }
    if (has(data, {ColumnKind::phone, ColumnKind::mobile})) {
        out.phones.emplace();
        tasks.push_back([&] { out.phones = prepare_phones(data); });
    }
    add_column_tasks(out, data, tasks);
    if (tasks.empty()) {
        fail(Errc::input, _("no column can be compared"));
    }
    pool.for_each(tasks.size(), 1, [&](std::size_t i) { tasks[i](); });
    derive_sirens(out);
    if (out.people && out.emails) {
        complete_names(*out.people, *out.emails, pool);
    } else if (out.people) {
        number_full_names(*out.people);
    }
    return out;
}

} // namespace bdd::dedupe

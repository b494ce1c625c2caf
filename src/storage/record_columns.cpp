#include "storage/record_columns.hpp"

#include <array>

namespace bdd::storage {

namespace {

struct TextColumn {
    std::string_view name;
    std::string model::RecordFields::*member;
};

using F = model::RecordFields;
constexpr std::array<TextColumn, 22> k_texts = {{
    {"civility", &F::civility},
    {"title", &F::title},
    {"first_name", &F::first_name},
    {"last_name", &F::last_name},
    {"name_key", &F::name_key},
    {"job_title", &F::job_title},
    {"department", &F::department},
    {"level", &F::level},
    {"email", &F::email},
    {"email_kind", &F::email_kind},
    {"phone", &F::phone},
    {"phone_kind", &F::phone_kind},
    {"mobile", &F::mobile},
    {"company", &F::company},
    {"company_key", &F::company_key},
    {"legal_form", &F::legal_form},
    {"siren", &F::siren},
    {"siret", &F::siret},
    {"vat", &F::vat},
    {"naf", &F::naf},
    {"website", &F::website},
    {"updated_on", &F::updated_on},
}};
constexpr std::array<std::string_view, 4> k_others = {"staff", "revenue_cents", "opt_in", "more"};

} // namespace

std::string record_field_columns(const std::string& prefix) {
    std::string list;
    const auto add = [&](std::string_view name) {
        list += list.empty() ? "" : ", ";
        list += prefix;
        list += name;
    };
    for (const TextColumn& column : k_texts) {
        add(column.name);
    }
    for (const std::string_view name : k_others) {
        add(name);
    }
    return list;
}

int record_field_count() noexcept {
    return static_cast<int>(k_texts.size() + k_others.size());
}

int bind_record_fields(Statement& statement, int first, const model::RecordFields& fields) {
    int index = first;
    const auto bind_integer = [&](const auto& value) {
        if (value) {
            statement.bind(index++, static_cast<std::int64_t>(*value));
        } else {
            statement.bind_null(index++);
        }
    };
    for (const TextColumn& column : k_texts) {
        statement.bind_or_null(index++, fields.*column.member);
    }
    bind_integer(fields.staff);
    bind_integer(fields.revenue_cents);
    bind_integer(fields.opt_in);
    statement.bind_or_null(index++, fields.more);
    return index;
}

model::RecordFields read_record_fields(const Rows& rows, int first) {
    model::RecordFields fields;
    int column = first;
    for (const TextColumn& text : k_texts) {
        fields.*text.member = rows.text_or_empty(column++);
    }
    fields.staff = rows.get<std::optional<std::int64_t>>(column++);
    fields.revenue_cents = rows.get<std::optional<std::int64_t>>(column++);
    fields.opt_in = rows.get<std::optional<bool>>(column++);
    fields.more = rows.text_or_empty(column);
    return fields;
}

std::string placeholders(int count) {
    std::string list;
    for (int i = 0; i < count; ++i) {
        list += i == 0 ? "?" : ", ?";
    }
    return list;
}

} // namespace bdd::storage

#include "storage/sqlite.hpp"

#include "storage/packed_fields.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <sqlite3.h>

#include <cstring>

namespace bdd::storage {

namespace {

constexpr int k_steps_between_polls = 20'000;

Errc errc_of(int code) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return Errc::locked;
    case SQLITE_INTERRUPT:
        return Errc::interrupted;
    default:
        return Errc::storage;
    }
}

[[noreturn]] void raise_code(sqlite3* handle, int code, std::string_view sql) {
    const Errc kind = errc_of(code);
    if (kind == Errc::interrupted) {
        fail(kind, _("interrupted; the base is as it was"));
    }
    if (kind == Errc::locked) {
        throw Error(kind, _("the base is locked by another program"),
                    _("wait for it to end, or give --wait 30s"));
    }
    if ((code & 0xFF) == SQLITE_NOTADB) {
        const char* path = handle != nullptr ? sqlite3_db_filename(handle, "main") : nullptr;
        throw Error(kind,
                    text_of(_("{0} is no base of bdd: it is no SQLite file, or it is damaged"),
                            path == nullptr ? "" : path),
                    _("name another base with --db, or restore a backup"));
    }
    const char* why = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    const bool full = (code & 0xFF) == SQLITE_FULL;
    const bool corrupt = (code & 0xFF) == SQLITE_CORRUPT;
    throw Error(kind, text_of(_("the base said: {0} (code {1}) in: {2}"), why, code, sql),
                full      ? _("the disk is full: free some space and run the command again")
                : corrupt ? _("the file is damaged; restore a backup")
                          : "");
}

/// Without its statistics of memory SQLite takes no lock for each allocation. It must be said
/// before the library's first use, which is here.
void configure_library() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)done;
}

int poll_cancel(void* flag) {
    return static_cast<const CancelFlag*>(flag)->requested() ? 1 : 0;
}

std::string_view text_of_value(sqlite3_value* value) {
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    return bytes == nullptr ? std::string_view{} : std::string_view(bytes, size);
}

/// bdd_fold(text): lower case without accents, for comparisons in queries.
void sql_fold(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    const std::string folded = text::fold(text_of_value(values[0]));
    sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// bdd_key(text): capitals, digits and single spaces, for comparisons of whole addresses.
void sql_key(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    const std::string key = text::key(text_of_value(values[0]));
    sqlite3_result_text64(context, key.data(), key.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// bdd_field(fields, name): one value of a packed record as text; NULL when it is not given.
void sql_field(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const std::string_view packed = text_of_value(values[0]);
    const std::string_view name = text_of_value(values[1]);
    for (std::size_t i = 0; i < k_packed_field_count; ++i) {
        const auto field = static_cast<PackedField>(i);
        if (packed_name(field) == name) {
            const std::string_view value = PackedFields(packed)[field];
            if (value.empty()) {
                sqlite3_result_null(context);
            } else {
                sqlite3_result_text64(context, value.data(), value.size(), SQLITE_TRANSIENT,
                                      SQLITE_UTF8);
            }
            return;
        }
    }
    sqlite3_result_error(context, "bdd_field: no such field", -1);
}

} // namespace

void Connection::Close::operator()(sqlite3* handle) const noexcept {
    sqlite3_close_v2(handle);
}

Connection::Connection(const std::string& path, OpenMode mode, int busy_timeout_ms,
                       const CancelFlag* cancel) {
    configure_library();
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= mode == OpenMode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    flags |= mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0;
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    m_handle.reset(handle); // SQLite gives a handle to close even when opening failed.
    if (code != SQLITE_OK) {
        throw Error(Errc::storage,
                    text_of(_("opening the base {0} failed: {1}"), path,
                            handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code)),
                    _("check the path and the rights, or name another base with --db"));
    }
    sqlite3_busy_timeout(handle, busy_timeout_ms);
    // Without these, SELECT "misspelt" succeeds and returns the word.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    if (cancel != nullptr) {
        // SQLite hands the flag back to poll_cancel, which only reads it.
        sqlite3_progress_handler(handle, k_steps_between_polls, poll_cancel,
                                 const_cast<CancelFlag*>(cancel));
    }
    sqlite3_create_function_v2(handle, "bdd_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                               sql_fold, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(handle, "bdd_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                               sql_key, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(handle, "bdd_field", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                               sql_field, nullptr, nullptr, nullptr);
}

void Connection::execute(std::string_view sql) {
    const std::string text(sql);
    const int code = sqlite3_exec(m_handle.get(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        raise_code(m_handle.get(), code, sql);
    }
}

Statement Connection::prepare(std::string_view sql) {
    return {*this, sql};
}

std::optional<std::int64_t> Connection::query_integer(std::string_view sql) {
    Statement statement = prepare(sql);
    Rows rows = statement.rows();
    return rows.next() ? rows.get<std::optional<std::int64_t>>(0) : std::nullopt;
}

std::string Connection::query_text(std::string_view sql) {
    Statement statement = prepare(sql);
    Rows rows = statement.rows();
    return rows.next() ? std::string(rows.text_or_empty(0)) : std::string();
}

std::int64_t Connection::last_insert_id() const noexcept {
    return sqlite3_last_insert_rowid(m_handle.get());
}

std::int64_t Connection::changes() const noexcept {
    return sqlite3_changes64(m_handle.get());
}

bool Connection::in_transaction() const noexcept {
    return sqlite3_get_autocommit(m_handle.get()) == 0;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
    sqlite3_finalize(statement);
}

Statement::Statement(Connection& connection, std::string_view sql)
    : m_connection(&connection) {
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code =
        sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, &tail);
    m_statement.reset(statement);
    if (code != SQLITE_OK) {
        raise_code(connection.handle(), code, sql);
    }
    const auto used = static_cast<std::size_t>(tail - sql.data());
    if (!text::trim(sql.substr(used)).empty() || statement == nullptr) {
        fail(Errc::internal, "not exactly one statement in: {0}", sql);
    }
    m_parameters = sqlite3_bind_parameter_count(statement);
}

void Statement::bind(int index, std::string_view text) {
    // An empty view may have no address, and a null address would bind NULL.
    const char* bytes = text.data() == nullptr ? "" : text.data();
    const int code = sqlite3_bind_text64(m_statement.get(), index, bytes, text.size(),
                                         SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK) {
        raise(code);
    }
}

void Statement::bind_copy(int index, std::string_view text) {
    const char* bytes = text.data() == nullptr ? "" : text.data();
    const int code = sqlite3_bind_text64(m_statement.get(), index, bytes, text.size(),
                                         SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) {
        raise(code);
    }
}

void Statement::bind(int index, std::int64_t value) {
    const int code = sqlite3_bind_int64(m_statement.get(), index, value);
    if (code != SQLITE_OK) {
        raise(code);
    }
}

void Statement::bind(int index, double value) {
    const int code = sqlite3_bind_double(m_statement.get(), index, value);
    if (code != SQLITE_OK) {
        raise(code);
    }
}

void Statement::bind(int index, Blob blob) {
    const char* bytes = blob.bytes.data() == nullptr ? "" : blob.bytes.data();
    const int code =
        sqlite3_bind_blob64(m_statement.get(), index, bytes, blob.bytes.size(), SQLITE_STATIC);
    if (code != SQLITE_OK) {
        raise(code);
    }
}

void Statement::bind_null(int index) {
    const int code = sqlite3_bind_null(m_statement.get(), index);
    if (code != SQLITE_OK) {
        raise(code);
    }
}

void Statement::check_count(std::size_t count) const {
    if (static_cast<std::size_t>(m_parameters) != count) {
        fail(Errc::internal, "{0} values for {1} parameters in: {2}", count, m_parameters,
             sqlite3_sql(m_statement.get()));
    }
}

bool Statement::step() {
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        raise(code);
    }
    return false;
}

void Statement::step_to_end() {
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) {
        code = sqlite3_step(m_statement.get());
    }
    if (code != SQLITE_DONE) {
        raise(code);
    }
    reset();
}

void Statement::reset() noexcept {
    sqlite3_reset(m_statement.get());
}

void Statement::raise(int code) const {
    const std::string sql = sqlite3_sql(m_statement.get());
    // The message must be read before the reset that frees it for the next bind.
    try {
        raise_code(m_connection->handle(), code, sql);
    } catch (...) {
        sqlite3_reset(m_statement.get());
        throw;
    }
}

Rows::~Rows() {
    if (m_statement != nullptr) {
        m_statement->reset();
    }
}

bool Rows::next() {
    return m_statement->step();
}

bool Rows::is_null(int column) const noexcept {
    return sqlite3_column_type(m_statement->m_statement.get(), column) == SQLITE_NULL;
}

void Rows::refuse_null(int column) const {
    if (is_null(column)) {
        fail(Errc::internal, "unexpected NULL in column {0} of: {1}", column,
             sqlite3_sql(m_statement->m_statement.get()));
    }
}

std::string_view Rows::text(int column) const noexcept {
    sqlite3_stmt* statement = m_statement->m_statement.get();
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return bytes == nullptr ? std::string_view{} : std::string_view(bytes, size);
}

std::int64_t Rows::integer(int column) const noexcept {
    return sqlite3_column_int64(m_statement->m_statement.get(), column);
}

double Rows::real(int column) const noexcept {
    return sqlite3_column_double(m_statement->m_statement.get(), column);
}

Transaction::Transaction(Connection& connection)
    : m_connection(&connection) {
    connection.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (m_open) {
        try {
            rollback();
        } catch (const Error&) { // SQLite rolls back by itself when the connection closes.
        }
    }
}

void Transaction::commit() {
    m_connection->execute("COMMIT");
    m_open = false;
}

void Transaction::rollback() {
    m_open = false;
    if (m_connection->in_transaction()) {
        m_connection->execute("ROLLBACK");
    }
}

} // namespace bdd::storage

#include "storage/row_feed.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <sqlite3.h>

#include <limits>

namespace bdd::storage {

namespace {

/// 16 bytes: an integer, a text or nothing.
struct Cell {
    static constexpr std::int64_t k_integer = -1;
    static constexpr std::int64_t k_null = -2;
    std::int64_t size = k_null; ///< Of a text, else what it is.
    union {
        std::int64_t integer;
        const char* text;
    };
};

/// What the virtual table reads.
struct Gathered {
    std::size_t width = 0;
    std::vector<Cell> cells;
};

struct Table : sqlite3_vtab {
    Gathered* rows;
};

struct Cursor : sqlite3_vtab_cursor {
    std::size_t first; ///< Of the cells of the row.
};

int connect(sqlite3* handle, void* client, int /*argc*/, const char* const* /*argv*/,
            sqlite3_vtab** out, char** /*error*/) {
    auto* rows = static_cast<Gathered*>(client);
    std::string declaration = "CREATE TABLE feed (";
    for (std::size_t i = 0; i < rows->width; ++i) {
        declaration += fmt::format("{}c{}", i == 0 ? "" : ", ", i);
    }
    const int code = sqlite3_declare_vtab(handle, (declaration + ")").c_str());
    if (code != SQLITE_OK) {
        return code;
    }
    auto table = std::make_unique<Table>();
    table->rows = rows;
    *out = table.release(); // SQLite gives it back to disconnect.
    return SQLITE_OK;
}

int disconnect(sqlite3_vtab* table) {
    delete static_cast<Table*>(table);
    return SQLITE_OK;
}

int best_index(sqlite3_vtab* /*table*/, sqlite3_index_info* info) {
    info->estimatedCost = 1;
    return SQLITE_OK;
}

int open_cursor(sqlite3_vtab* /*table*/, sqlite3_vtab_cursor** out) {
    *out = std::make_unique<Cursor>().release(); // SQLite gives it back to close_cursor.
    return SQLITE_OK;
}

int close_cursor(sqlite3_vtab_cursor* cursor) {
    delete static_cast<Cursor*>(cursor);
    return SQLITE_OK;
}

const Gathered& rows_of(sqlite3_vtab_cursor* cursor) {
    return *static_cast<Table*>(cursor->pVtab)->rows;
}

int filter(sqlite3_vtab_cursor* cursor, int /*plan*/, const char* /*name*/, int /*argc*/,
           sqlite3_value** /*argv*/) {
    static_cast<Cursor*>(cursor)->first = 0;
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
    static_cast<Cursor*>(cursor)->first += rows_of(cursor).width;
    return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* cursor) {
    return static_cast<Cursor*>(cursor)->first >= rows_of(cursor).cells.size() ? 1 : 0;
}

int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int index) {
    const std::size_t first = static_cast<Cursor*>(cursor)->first;
    const Cell& cell = rows_of(cursor).cells[first + static_cast<std::size_t>(index)];
    if (cell.size == Cell::k_integer) {
        sqlite3_result_int64(context, cell.integer);
    } else if (cell.size >= 0) {
        sqlite3_result_text64(context, cell.text, static_cast<sqlite3_uint64>(cell.size),
                              SQLITE_STATIC, SQLITE_UTF8);
    } // A result that nobody sets is NULL.
    return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* cursor, sqlite3_int64* out) {
    *out = static_cast<sqlite3_int64>(static_cast<Cursor*>(cursor)->first);
    return SQLITE_OK;
}

/// Without xCreate: the table exists under the module's name and needs no CREATE.
sqlite3_module make_module() {
    sqlite3_module module{};
    module.xConnect = connect;
    module.xDisconnect = disconnect;
    module.xBestIndex = best_index;
    module.xOpen = open_cursor;
    module.xClose = close_cursor;
    module.xFilter = filter;
    module.xNext = next;
    module.xEof = at_end;
    module.xColumn = column;
    module.xRowid = row_id;
    return module;
}

std::string list_of(std::size_t width) {
    std::string list;
    for (std::size_t i = 0; i < width; ++i) {
        list += fmt::format("{}c{}", i == 0 ? "" : ", ", i);
    }
    return list;
}

} // namespace

struct RowFeed::Impl {
    Impl(Connection& on, std::string_view table, std::string_view columns)
        : connection(&on)
        , module_name(fmt::format("feed_of_{}", table)) {
        static const sqlite3_module module = make_module();
        gathered.width = text::split(columns, ',').size();
        sqlite3_create_module_v2(on.handle(), module_name.c_str(), &module, &gathered, nullptr);
        insert.emplace(on, fmt::format("INSERT INTO {} ({}) SELECT {} FROM {}", table, columns,
                                       list_of(gathered.width), module_name));
    }
    ~Impl() {
        insert.reset();
        sqlite3_create_module_v2(connection->handle(), module_name.c_str(), nullptr, nullptr,
                                 nullptr);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Connection* connection;
    std::string module_name;
    Gathered gathered;
    std::optional<Statement> insert;
};

RowFeed::RowFeed(Connection& connection, std::string_view table, std::string_view columns)
    : m_impl(std::make_unique<Impl>(connection, table, columns)) {}
RowFeed::~RowFeed() = default;

void RowFeed::add(std::int64_t value) {
    Cell& cell = m_impl->gathered.cells.emplace_back();
    cell.size = Cell::k_integer;
    cell.integer = value;
}

void RowFeed::add(std::string_view text) {
    Cell& cell = m_impl->gathered.cells.emplace_back();
    cell.size = static_cast<std::int64_t>(text.size());
    cell.text = text.data();
}

void RowFeed::add_null() {
    m_impl->gathered.cells.emplace_back();
}

void RowFeed::flush() {
    if (!m_impl->gathered.cells.empty()) {
        m_impl->insert->run();
        m_impl->gathered.cells.clear();
    }
}

} // namespace bdd::storage

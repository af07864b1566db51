#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/visitor.h"
#include "web/request.h"
#include "web/response.h"

namespace yakuba::web {

class Call;
class Socket;

/// Who may use a route. It is data, checked by the router before the handler is called, so that a
/// test can try every route with every role.
struct Access {
    identity::Door door = identity::Door::open;
    /// A department's id or identity::kWholeHouse; "{business}" takes it from the route's place;
    /// empty: whoever is signed in by this door.
    std::string_view department = {};
    identity::Duty duty = identity::Duty::view;
    std::string_view scope = {};  // API: what the client must have been granted
    /// A purpose (用件) must have been stated before, in this session.
    bool purpose = false;
    /// For department "": this duty in any department will do.
    bool duty_anywhere = false;
};

using Handler = std::function<Response(Call&)>;

/// One address of the town hall. `pattern` has {names} for whole segments: "/s/persons/{person}".
struct Route {
    Method method = Method::get;
    std::string_view pattern;
    Access access;
    Handler handler;
    std::string_view label;  // 住民の画面: for the list of routes and the access log
    /// A POST without the page's form tokens: only for API routes and sign-in by a card.
    bool tokens = true;
};

/// A WebSocket. The handler runs until the other side goes or the server stops.
struct SocketRoute {
    std::string_view pattern;
    Access access;
    std::function<void(Call&, Socket&)> handler;
    std::string_view label;
};

/// An open WebSocket, used by one thread.
class Socket {
public:
    virtual ~Socket() = default;
    /// False when the other side has gone or the server is stopping.
    virtual bool send(std::string_view text) = 0;
    /// The next message within the time; empty when none came; `open` turns false when it has
    /// closed.
    virtual std::string receive(int milliseconds, bool& open) = 0;
};

/// A link in a portal's navigation, shown to those who may follow it.
struct NavigationItem {
    std::string_view link;
    std::string_view label;
    Access access;
};

/// Whether the visitor has what the access asks for; a door they have not come in by is never
/// enough. `place` stands for the {names} in it.
bool allows(const Access& access, const identity::Visitor& visitor, const Fields& place);

/// The routes of one room.
struct Routes {
    std::vector<Route> pages;
    std::vector<SocketRoute> sockets;
    std::vector<NavigationItem> navigation;

    void add(Routes more);
};

}  // namespace yakuba::web
